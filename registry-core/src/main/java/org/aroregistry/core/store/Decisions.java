package org.aroregistry.core.store;

import java.util.Optional;
import org.aroregistry.core.upload.ChangeReason;

/**
 * What the check of an upload decided about its rows.
 *
 * @param reason why rows may change or end; empty if those that would are held
 * @param sha256 hash over what was decided about every row, 64 lower-case hexadecimal digits
 */
public record Decisions(Optional<ChangeReason> reason, String sha256) {}
