package org.aroregistry.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aroregistry.reports.model.SwimmerPlot;
import org.aroregistry.reports.model.SwimmerPlot.Bar;
import org.aroregistry.reports.model.SwimmerPlot.Kind;
import org.aroregistry.reports.model.SwimmerPlot.Lane;
import org.aroregistry.reports.model.SwimmerPlot.Mark;
import org.junit.jupiter.api.Test;

class SvgSwimmerTest {
    private static String draw(Lane... lanes) {
        return new SvgSwimmer(new SwimmerPlot("F07", "Courses", "Courses", "Weeks", List.of(lanes))).draw(700);
    }

    private static Lane lane(double end, double progression) {
        return new Lane(
                "L01",
                end,
                List.of(new Bar(0, 10)),
                List.of(new Mark(progression, Kind.PROGRESSION), new Mark(end, Kind.LAST_SEEN)));
    }

    @Test
    void the_axis_ends_with_the_last_event_and_not_with_follow_up() {
        String svg = draw(lane(1000, 20), lane(22, 12));

        // Ticks of two weeks reach week 20; of the thousand weeks nothing is left but an arrow.
        assertThat(svg).contains(">20</text>", ">Followed longer</text>").doesNotContain(">24</text>", ">1040</text>");
    }

    @Test
    void nobody_followed_to_the_end_of_the_axis_has_an_arrow() {
        assertThat(draw(lane(20, 20), lane(12, 12)))
                .contains(">Last seen</text>")
                .doesNotContain("Followed longer");
    }
}
