"""The provenance of stories as DOT, SVG and PROV-JSON."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.graph import dot, graph_of
from onrecord.exports.prov import prov_document
from onrecord.exports.svg import svg
from onrecord.records import Derivation, Origin, Retelling
from tests.stories import EMPTY, HERALD, OFFICIALS, POST, REPORTS, STORY, WIRE, report

CLAIM = "Norland considers buying twelve field bridges"
SVG = "{http://www.w3.org/2000/svg}"


def graph(story=STORY, reports=REPORTS, title=CLAIM):
    return graph_of(story, reports, title)


def picture(*graphs):
    return ElementTree.fromstring("".join(svg(graphs)))


def boxes(tree):
    """Name to the upper left corner of its box."""
    found = {}
    for group in tree.iter(f"{SVG}g"):
        rect = group.find(f"{SVG}rect")
        if rect is not None:
            found[group.find(f"{SVG}text").text] = (int(rect.get("x")), int(rect.get("y")))
    return found


def story_with(**changes):
    return replace(STORY, **changes)


def test_an_edge_leads_from_a_report_to_what_it_has_its_news_from():
    assert [(edge.report, edge.source, edge.kind) for edge in graph().edges] == [
        (WIRE.id, "origin outlet:coast-wire", "had_primary_source"),
        (POST.id, WIRE.id, "was_derived_from"),
    ]


def test_an_origin_without_a_known_way_to_it_is_led_to_as_such():
    story = story_with(retellings=(*STORY.retellings[:2], replace(STORY.retellings[2], origins=("outlet:coast-wire",))))
    assert graph(story).edges[-1].kind == "behind"
    assert graph(story).edges[-1].report == HERALD.id


def test_what_leads_out_of_the_story_is_not_drawn():
    lost = Derivation(HERALD.id, "was_derived_from", "elsewhere", "")
    itself = Derivation(HERALD.id, "was_derived_from", HERALD.id, "")
    assert graph(story_with(derivations=(*STORY.derivations, lost, itself))).edges == graph().edges


def test_dot_holds_every_node_and_edge():
    assert (
        "".join(dot([graph()]))
        == f"""\
digraph provenance {{
  rankdir=RL;
  node [shape=box, fontname=sans];
  edge [fontname=sans, fontsize=10];
  subgraph cluster_1 {{
    label="{CLAIM}";
    n1_0 [label="Coast Wire\\nIvo Tarn; two officials", style=filled, fillcolor="#12355b", fontcolor=white];
    n1_1 [label="1 Coast Wire\\n2031-03-04T09:30+00:00", style=filled, fillcolor="#dcebfa"];
    n1_2 [label="2 Valley Post\\n2031-03-04T11:30+00:00", style=solid];
    n1_3 [label="3 Harbour Herald\\n2031-03-04T14:30+00:00", style=solid];
    n1_1 -> n1_0 [style=bold, tooltip="it has sources of its own: two officials"];
    n1_2 -> n1_1 [style=solid, tooltip="credits Coast Wire"];
  }}
}}
"""
    )


def test_reports_stand_as_many_columns_from_the_origin_as_there_are_hands_between():
    found = boxes(picture(graph()))
    columns = [found[name][0] for name in ("Coast Wire", "1 Coast Wire", "2 Valley Post")]
    assert columns == sorted(set(columns))
    assert found["3 Harbour Herald"][0] == found["2 Valley Post"][0]  # nobody knows from whom it has it


def test_boxes_do_not_cover_each_other_and_the_picture_holds_them_all():
    origins = tuple(Origin(f"o{number}", f"Origin {number}", "outlet") for number in range(5))
    tree = picture(graph(story_with(origins=origins)), graph())
    places = [*boxes(picture(graph(story_with(origins=origins)))).values()]
    for number, (x, y) in enumerate(places):
        for other_x, other_y in places[:number]:
            assert abs(x - other_x) >= 230 or abs(y - other_y) >= 46
    assert all(x + 230 <= int(tree.get("width")) for x, _ in places)


def test_reports_that_have_it_from_each_other_are_drawn_and_drawing_ends():
    ring = tuple(
        Derivation(one.id, "was_derived_from", other.id, "") for one, other in ((POST, HERALD), (HERALD, POST))
    )
    tree = picture(graph(story_with(derivations=ring, origins=())))
    assert len(tree.findall(f".//{SVG}path[@marker-end]")) == 2


def test_a_story_of_which_nothing_is_known_is_still_drawn():
    assert list(boxes(picture(graph(EMPTY)))) == ["1 Harbour Herald"]
    assert list(boxes(picture(graph(EMPTY, reports={})))) == ["1 (forgotten)"]
    assert "digraph" in "".join(dot([])) and picture().tag == f"{SVG}svg"


def test_long_names_stay_in_their_boxes():
    long = report("Gazette of the United Provinces " * 5, 9, None, "Words.")
    names = list(boxes(picture(graph(story_with(reports=(long.id,), retellings=(), derivations=()), {long.id: long}))))
    assert names[-1].startswith("1 Gazette of the") and names[-1].endswith("…") and len(names[-1]) < 35


def test_prov_states_derivations_quotations_and_primary_sources():
    found = prov_document([(STORY, CLAIM)], REPORTS)
    origin = "story:S-0001.origin.outlet.3A_coast-wire"
    derived = list(found["wasDerivedFrom"].values())
    assert [
        (it["prov:generatedEntity"], it["prov:usedEntity"], it.get("prov:type", {}).get("$")) for it in derived
    ] == [
        ("story:S-0001.claim", origin, None),
        (f"report:{WIRE.id}", origin, "prov:PrimarySource"),
        (f"report:{POST.id}", f"report:{WIRE.id}", None),
        (f"report:{POST.id}", f"report:{WIRE.id}", "prov:Quotation"),
    ]
    assert derived[2]["onrecord:why"] == "credits Coast Wire"
    assert found["entity"][f"report:{WIRE.id}"]["onrecord:firstHand"] is True
    assert found["agent"][f"{origin}.source.1"] == {"prov:label": "Ivo Tarn"}
    assert found["agent"][f"{origin}.source.2"] == {
        "prov:label": "two officials",
        "onrecord:anonymous": True,
        "onrecord:count": 2,
    }


def test_prov_names_only_what_it_states():
    """Every end of every relation is an entity or an agent of the document, under a prefix that it declares."""
    found = prov_document([(STORY, CLAIM), (EMPTY, "")], REPORTS)
    stated = found["entity"].keys() | found["agent"].keys()
    relations = [it for relation in ("wasDerivedFrom", "wasAttributedTo") for it in found[relation].values()]
    ends = {"prov:generatedEntity", "prov:usedEntity", "prov:entity", "prov:agent"}
    assert {it[end] for it in relations for end in ends & it.keys()} <= stated
    assert all(re.fullmatch(rf"(?:{'|'.join(found['prefix'])}):[A-Za-z0-9._-]+", name) for name in stated)


def test_a_report_that_two_stories_share_is_one_entity():
    found = prov_document([(STORY, CLAIM), (EMPTY, "")], REPORTS)
    assert sum(name.startswith("report:") for name in found["entity"]) == 3


HOSTILE = '"]; }\n<script>alert(1)</script> & \\" \\N -> <b> \x1b[31m \x00 \ud800 \u202e \ufffe \u2028 ]]> </text>'


def hostile_story(words):
    bad = replace(WIRE, outlet=words, title=words, url=words)
    origin = Origin(words, words, "wire", (words,), (replace(OFFICIALS, name=words),), (bad.id,), ())
    retelling = Retelling(bad.id, True, (), (words,), words)
    derivations = (Derivation(bad.id, "was_derived_from", words, words, STORY.derivations[1].passages),)
    changes = {"reports": (bad.id,), "origins": (origin,), "retellings": (retelling,), "derivations": derivations}
    return replace(STORY, id=words, **changes), {bad.id: bad}


def assert_harmless(words):
    story, reports = hostile_story(words)
    drawn = graph(story, reports, title=words)
    text = "".join(svg([drawn]))
    tree = ElementTree.fromstring(text)
    assert {element.tag for element in tree.iter()} <= {
        f"{SVG}{it}" for it in "svg title defs marker path rect g text".split()
    }
    assert not any(name.startswith("on") or "href" in name for element in tree.iter() for name in element.attrib)
    lines = "".join(dot([drawn]))
    # Outside of quoted strings nothing is left but our own words.
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", lines)
    assert re.fullmatch(r"[a-zA-Z0-9_ =,;{}\[\]>\n-]*", bare)
    for shown in (text, lines):
        assert not re.search(
            "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff\ufffe]", shown
        )
    found = prov_document([(story, words)], reports)
    assert json.loads(json.dumps(found)) == found
    assert all(re.fullmatch(r"[a-z]+:[A-Za-z0-9._-]+", name) for name in found["entity"].keys() | found["agent"].keys())


def test_hostile_words_are_shown_and_not_obeyed():
    assert_harmless(HOSTILE)
    story, reports = hostile_story(HOSTILE)
    assert "&lt;script&gt;" in "".join(svg([graph(story, reports)]))


@given(st.text(st.characters(codec=None), min_size=1, max_size=40))
def test_no_words_break_out(words):
    assert_harmless(words)


@pytest.mark.parametrize("count", [1, 30])
def test_a_story_of_many_reports_is_drawn_whole(count):
    many = {it.id: it for it in (report(f"Outlet {number}", 9, None, f"Words {number}.") for number in range(count))}
    derivations = tuple(Derivation(id, "was_derived_from", "outlet:coast-wire", "") for id in many)
    story = story_with(reports=tuple(many), retellings=(), derivations=derivations)
    assert len(boxes(picture(graph(story, many)))) == count + 1
