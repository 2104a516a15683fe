import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.cli.drift_words import marked
from onrecord.cli.setting import printed
from onrecord.cli.story_view import story_page
from onrecord.records import Change, Conflict, Quotation, Stand, Variant
from tests.cli.test_view import HOSTILE, assert_harmless
from tests.stories import CLAIM, EMPTY, HERALD, OFFICIALS, POST, REPORTS, STORY, WIRE, passage, report

PAGE = """\
Norland considers buying twelve field bridges from Estmark for Vesland
possible · March 2031 · told in [1, 2] · 3 reports, 4 March 2031 · S-0001
One origin: Coast Wire, news agency, citing Ivo Tarn and two officials;
first-hand in 1 of 3 reports
Nobody confirms it by name; denied by spokesman for Estmark; Ada Lind declines
to confirm it
1 thing against known facts · 1 conflict · 1 quotation changed in meaning
────────────────────────────────────────────────────────────────────────────────

Origin
  A  Coast Wire, news agency, citing Ivo Tarn and two officials · first-hand in
     [1]
     “told Coast Wire” [1]

Reports
  1  Coast Wire · 4 March 2031, 09:30 UTC · first-hand
     Norland weighs field bridges for Vesland
     it has sources of its own: two officials
  2  Valley Post · 4 March 2031, 11:30 UTC · repeats [1]
     Norland to ship 21 bridges
     it credits Coast Wire · credits two officials, through Coast Wire
  3  Harbour Herald · 4 March 2031, 14:30 UTC · nothing first-hand, and not
     known from whom
     it names nobody · credits media reports (names nobody)

On the claim
  -  says so: two officials, to Coast Wire [1]
  -  denies it: spokesman for Estmark [3]
  -  does not confirm: Ada Lind [1]

On other things in these reports
  -  promised: Ada Lind [2]

Quotations
  -  Ada Lind [1] “If parliament agrees, we will decide on the twelve bridges
     before the winter”
     changed in meaning [2] “[-If parliament agrees-] We will decide on the
     [-twelve-] bridges before the winter”
     the condition “If parliament agrees” was cut away; the outlet's language
     suggests a translation

Conflicts between reports
  -  how many field bridges · one side is wrong
     12 [1] ◂ favoured
     21 [2]
     the origin has it; two figures have changed places
  -  the price in dollars: no conflict: rounding, rates or units

Against known facts
  !  3 March 2031 was a Monday
     “Tuesday, 3 March” [1]

Storyline
  -  4 March 2031: first told [1]
  -  4 March 2031: told as under way [2]: Norland is delivering tents worth
     about 90 million EUR to Vesland

Also told
  -  Norland is delivering tents worth about 90 million EUR to Vesland [1]
"""


def shown(story=STORY, reports=REPORTS, width=80, colour=False):
    return printed(story_page(story, reports, width=width), width=width, colour=colour)


def test_a_page_tells_an_editor_all_of_it():
    assert shown() == PAGE


def test_colour_changes_no_words():
    coloured = shown(colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == PAGE


@pytest.mark.parametrize("width", [20, 40, 80, 100])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(cell_len(line) for line in shown(width=width).splitlines()) <= width


def test_parts_of_which_nothing_was_found_say_so_in_a_line_each():
    page = shown(EMPTY)
    assert page.startswith("No act of support found: there is no claim to trace\n1 report, 4 March 2031 · S-0002\n────")
    for part in (
        "Origins: none found",
        "On the claim: no speaker takes a stand on it",
        "Quotations: none found",
        "Conflicts between reports: none found",
        "Against known facts: nothing found",
        "Storyline: no dated steps",
    ):
        assert f"\n{part}" in page


def test_a_story_of_forgotten_reports_names_none():
    page = shown(reports={})
    assert "  1  a report that was forgotten · time not known · first-hand\n" in page
    assert "3 reports, days of publication not known" in " ".join(page.split())


def head(**changes):
    """The lines above the rule, as one."""
    return " ".join(shown(replace(STORY, **changes)).split("─")[0].split())


def stand(speaker, stance, *, on_core=True, anonymous=False, id=None):
    return Stand(speaker, id, anonymous, None, stance, None, on_core, (passage(WIRE, "Norland"),))


@pytest.mark.parametrize(
    ("stands", "line"),
    [
        ((), "Nobody confirms it by name"),
        ((stand("two officials", "asserts", anonymous=True),), "Nobody confirms it by name"),
        ((stand("Coast Wire", "asserts", id="outlet:coast-wire"),), "Nobody confirms it by name"),
        ((stand("Ada Lind", "asserts", on_core=False),), "Nobody confirms it by name"),
        ((stand("Ada Lind", "asserts"), stand("Ib Ro", "asserts")), "Asserted by name by Ada Lind and Ib Ro"),
        ((stand("Ada Lind", "asserts"), stand("Ib Ro", "denies")), "Asserted by name by Ada Lind; denied by Ib Ro"),
        (
            (stand("Ada Lind", "asserts"), stand("Ada Lind", "declines_to_confirm")),
            "Nobody confirms it by name; Ada Lind declines to confirm it",
        ),
        ((stand("Ib Ro", "denies", on_core=False),), "Nobody confirms it by name"),
        (
            tuple(stand(name, "declines_to_confirm") for name in "ABCDE"),
            "Nobody confirms it by name; A, B and 3 more decline to confirm it",
        ),
    ],
)
def test_the_head_says_who_stands_by_the_claim(stands, line):
    assert f" {line} 1 thing against" in head(stands=stands)


def test_the_head_counts_voices_and_hands():
    origin = STORY.origins[0]
    second = replace(origin, id="o2", name="Norland Ministry of Defence", kind="statement")
    assert "2 independent origins: Coast Wire and Norland Ministry of Defence; first-hand in 1 of 3 reports" in head(
        origins=(origin, second)
    )
    assert "No origin found; first-hand in none of 3 reports" in head(
        origins=(), retellings=tuple(replace(it, first_hand=False) for it in STORY.retellings)
    )


@pytest.mark.parametrize(("first_hand", "words"), [(True, "is first-hand"), (False, "is not first-hand")])
def test_a_story_of_one_report_says_whether_it_is_first_hand(first_hand, words):
    one = replace(
        EMPTY, core="claim1", claims=(CLAIM,), retellings=(replace(EMPTY.retellings[0], first_hand=first_hand),)
    )
    assert f"No origin found; the report {words}\n" in shown(one)


def test_that_another_act_was_told_is_no_step_and_what_became_of_it_is():
    first = replace(STORY.storyline[1], what="first told: pledged")
    page = shown(replace(STORY, storyline=(*STORY.storyline, first)))
    part = page[page.index("Storyline") : page.index("Also told")]
    assert "first told: pledged" not in part and "told as under way [2]: Norland is delivering tents" in part


def test_whoever_is_not_named_is_counted_where_the_words_do_not():
    officials = replace(OFFICIALS, name="officials", count=3)
    page = shown(replace(STORY, origins=(replace(STORY.origins[0], anonymous=(officials,)),)))
    assert "citing Ivo Tarn and officials (3 people)" in " ".join(page.split())


def test_a_report_whose_source_is_not_among_them_repeats_whom_it_credits():
    page = shown(
        replace(STORY, derivations=(), retellings=(*STORY.retellings[:1], replace(STORY.retellings[1], origins=())))
    )
    assert "repeats Coast Wire\n" in page


def test_a_report_that_was_not_read_says_so():
    unread = replace(HERALD, unread="the text is German; onrecord reads English")
    assert "     not read: the text is German; onrecord reads English\n" in shown(
        reports={**REPORTS, HERALD.id: unread}
    )


def test_a_finding_is_told_with_what_others_have_and_is_no_conflict():
    weekday = replace(
        STORY.conflicts[1],
        answers=(*STORY.conflicts[1].answers, replace(STORY.conflicts[0].answers[1], value="Monday")),
    )
    page = shown(replace(STORY, conflicts=(weekday,)))
    assert "Conflicts between reports: none found" in page
    assert "  !  3 March 2031 was a Monday\n     “Tuesday, 3 March” [1]\n     “Monday” [2]\n" in page


def test_what_is_no_conflict_is_not_counted_as_one():
    noise = tuple(Conflict(f"price {number}", "noise", (), None, "") for number in range(3))
    assert "conflict" not in head(conflicts=noise)


def test_the_most_urgent_conflict_comes_first():
    kinds = ("hedge", "live", "slip")
    page = shown(replace(STORY, conflicts=tuple(replace(STORY.conflicts[0], type=kind, what=kind) for kind in kinds)))
    assert [page.index(f"  -  {kind} ·") for kind in reversed(kinds)] == sorted(
        page.index(f"  -  {kind} ·") for kind in kinds
    )


def test_acts_that_are_unsure_are_not_listed_and_many_are_cut():
    others = tuple(replace(STORY.claims[1], id=f"c{number}") for number in range(11))
    page = shown(replace(STORY, claims=(CLAIM, *others, STORY.claims[2])))
    assert page.endswith("  -  and 3 more: --format json has them\n")


def wording(canonical, variant, *changes):
    """The variant as the page marks it."""
    one, other = report("A", 9, None, canonical), report("B", 10, None, variant)
    told = Variant(passage(other, variant), "minor", tuple(Change(*change) for change in changes))
    return marked(Quotation("S", None, passage(one, canonical), (told,)), told).plain


@pytest.mark.parametrize(
    ("canonical", "variant", "changes", "shown"),
    [
        ("We may sell boats", "We will sell boats", [("may", "will")], "“We [-may-]{+will+} sell boats”"),
        ("We sell no boats", "We sell boats", [("no", "")], "“We sell [-no-] boats”"),
        ("We sell boats", "We never sell boats", [("", "never")], "“We {+never+} sell boats”"),
        ("We sell boats if asked", "We sell boats", [("if asked", "")], "“We sell boats [-if asked-]”"),
        (
            "If asked, we sell ten boats",
            "We sell boats",
            [("ten", ""), ("If asked", "")],
            "“[-If asked-] We sell [-ten-] boats”",
        ),
        ("We sell boats", "They pay", [("of no text", "neither")], "“They pay”; also [-of no text-]{+neither+}"),
        ("boats and boats", "boats and ships", [("boats", "ships")], "“boats and [-boats-]{+ships+}”"),
        ("one two", "one  \n two", [], "“one two”"),
    ],
)
def test_changes_stand_where_the_words_differ(canonical, variant, changes, shown):
    assert wording(canonical, variant, *changes) == shown


@given(
    st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), max_size=4),
    st.text(min_size=1, max_size=20),
    st.text(min_size=1, max_size=20),
)
def test_marks_lose_no_word_of_the_variant(changes, canonical, variant):
    line = wording(canonical, variant, *changes)
    bare = re.sub(r"\{\+(.*?)\+\}", r"\1", re.sub(r"\[-.*?-\]", "", line.split("”; also ")[0]))
    if not set("[]{}+-”") & set(variant + "".join(map("".join, changes))):
        words = re.findall(r"\w+", " ".join(variant.split()))
        assert [word for word in words if word in bare] == words


def hostile_story(words):
    bad = replace(WIRE, outlet=words, title=words, path=words, unread=words)
    place = replace(passage(WIRE, "Norland"), words=words)
    party = replace(CLAIM.buyer[0], name=words)
    claim = replace(CLAIM, buyer=(party,), seller=(party,), items=(replace(CLAIM.items[0], name=words),))
    credit = replace(OFFICIALS, name=words, via=words, passages=(place,))
    quotation = STORY.quotations[0]
    variant = replace(
        quotation.variants[1], passage=replace(place, report=POST.id), changes=(Change(words, words),), why=words
    )
    answer = replace(STORY.conflicts[0].answers[0], value=words, passage=place)
    story = replace(
        STORY,
        id=f"S-{words}",
        claims=(claim, replace(claim, id="other")),
        origins=(replace(STORY.origins[0], name=words, people=(words,), anonymous=(credit,), passages=(place,)),),
        retellings=(replace(STORY.retellings[0], first_hand=False, credits=(credit,), why=words),),
        derivations=(),
        quotations=(Quotation(words, words, place, (quotation.variants[0], variant)),),
        conflicts=tuple(
            replace(it, what=words, why=words, favoured=words, answers=(answer,) * number)
            for number, it in enumerate(STORY.conflicts, start=1)
        ),
        stands=tuple(replace(it, speaker=words, via=words, passages=(place,)) for it in STORY.stands),
        storyline=tuple(replace(it, what=words, claim="other", passage=place) for it in STORY.storyline),
    )
    return story, {bad.id: bad}


def test_hostile_words_are_shown_and_not_obeyed():
    page = shown(*hostile_story(HOSTILE))
    assert_harmless(page)
    words = " ".join(page.split())
    assert words.count("[red]x[/red] ␛ESC␛]0;title␇") > 10
    assert ":smile:" in words and "{name}" in words


@given(st.text(st.characters(codec=None), min_size=1, max_size=40))
def test_no_words_reach_the_terminal_unchecked(words):
    assert_harmless(shown(*hostile_story(words), width=60))


def test_what_changed_in_meaning_comes_first_and_what_did_not_change_is_counted():
    turned = STORY.quotations[0]
    kept = replace(turned, variants=tuple(replace(it, drift="none", changes=()) for it in turned.variants))
    minor = replace(turned, speaker="Ib Ro", variants=(kept.variants[0], replace(turned.variants[1], drift="minor")))
    alone = replace(turned, variants=kept.variants[:1])
    page = shown(replace(STORY, quotations=(alone, kept, minor, turned, kept)))
    part = page[page.index("Quotations") : page.index("Conflicts")]
    assert [part.index("  -  Ada Lind [1]"), part.index("  -  Ib Ro [1]")] == sorted(
        part.index(it) for it in ("  -  Ada Lind [1]", "  -  Ib Ro [1]")
    )
    assert part.count("  -  Ada Lind [1]") == 1
    assert part.endswith("  -  2 in several reports, in the same words; 1 in one report alone\n\n")
    assert "was cut away" in part.split("Ib Ro")[0] and "was cut away" not in part.split("Ib Ro")[1]
