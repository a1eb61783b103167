# Clock, sums and the memory of a command; read by the benchmarks with a dot.
now() { date +%s.%N; }
calculate() { awk "BEGIN { printf \"%.2f\", $1 }"; }

# Runs a command to its end; sets seconds, and peak: the largest resident memory in MB, where there is /proc. The launcher replaces itself by Java.
watched() {
    peak=0
    start=$(now)
    "$@" > answer.txt 2>&1 &
    process=$!
    while kill -0 "$process" 2> /dev/null; do
        seen=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$process/status" 2> /dev/null || true)
        [ "${seen:-0}" -gt "$peak" ] && peak=$seen
        sleep 0.2
    done
    code=0
    wait "$process" || code=$?
    seconds=$(calculate "$(now) - $start")
    peak=$((peak / 1024))
    [ "$code" -lt 2 ] || [ "$code" -eq 3 ] || { cat answer.txt >&2; exit 2; }
}
