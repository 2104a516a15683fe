"""Small stories of two to four reports: what must be raised as a conflict, and what must not. Every sentence is our own."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import Reader
from tests.tracing.small_stories import conflicts, read, told


class Case(NamedTuple):
    """A story and the one conflict in it: number of the report to a part of its value; no values where there is none."""

    id: str
    texts: tuple[str, ...]
    values: dict[int, str]
    type: str = "slip"


RAISED = [
    Case(
        "count: two figures change places",
        (
            "Norway will send 36 river boats to Ukraine, Defence Minister Kari Solbakk said in Bergen on Tuesday.",
            "Norway is to hand over 36 river boats to Ukraine, the defence minister said on Tuesday.",
            "Ukraine will get 63 river boats from Norway, Defence Minister Kari Solbakk announced in Bergen.",
        ),
        {0: "36", 1: "36", 2: "63"},
    ),
    Case(
        "count: a nought too many",
        (
            "Latvia has agreed to supply Moldova with 1,500 field radios, its government said on Monday.",
            "Moldova will receive 15,000 field radios from Latvia, the government in Riga said.",
            "Riga's government said on Monday that 1,500 field radios would go to Moldova.",
        ),
        {0: "1,500", 1: "15,000", 2: "1,500"},
    ),
    Case(
        "count: no slip of the pen, but the one count of the news",
        (
            "Portugal is buying nine ambulances for Lebanon, the foreign ministry said on Friday. They come with spare tyres.",
            "The foreign ministry in Lisbon said Portugal would buy nine ambulances for Lebanon.",
            "LISBON is splashing out on eleven shiny ambulances for Lebanon, its foreign ministry said.",
        ),
        {0: "9", 1: "9", 2: "11"},
    ),
    Case(
        "count: synonyms of the thing",
        (
            "Belgium will deliver 120 armoured vehicles to Ukraine before the summer, the cabinet decided.",
            "The Belgian cabinet decided to deliver 120 armoured cars to Ukraine before the summer.",
            "Belgium's cabinet decided to deliver 210 armoured vehicles to Ukraine before the summer.",
        ),
        {0: "120", 1: "120", 2: "210"},
    ),
    Case(
        "count: a report that says itself that the numbers differ",
        (
            "Denmark handed over 18 snow vehicles to Ukraine on Thursday, the ministry said.",
            "The ministry said Denmark had handed over 18 snow vehicles to Ukraine. A local paper counted 20 snow vehicles; the "
            "ministry could not explain the difference.",
            "A reporter of this paper counted 20 snow vehicles when Denmark handed them over to Ukraine on Thursday.",
        ),
        {0: "18", 2: "20"},
        "live",
    ),
    Case(
        "part: how many of them",
        (
            "Spain is giving Ukraine 40 trucks. Six of them are fitted out as field kitchens.",
            "Spain gives Ukraine 40 trucks, six of which are fitted out as field kitchens, the army said.",
            "Spain will give 40 trucks to Ukraine. Sixteen of them are fitted out as field kitchens.",
        ),
        {0: "6", 1: "6", 2: "16"},
    ),
    Case(
        "sum: million for billion",
        (
            "Sweden's new package for Ukraine is worth 2.3 billion kronor, Finance Minister Nils Ekdal said.",
            "Stockholm put the value of its new package for Ukraine at 2.3 billion kronor.",
            "The new Swedish package for Ukraine has a value of 2.3 million kronor, Ekdal said.",
        ),
        {0: "2.3 billion", 1: "2.3 billion", 2: "2.3 million"},
    ),
    Case(
        "sum: figures change places",
        (
            "Japan will lend Sudan's neighbours $85 million for grain, its foreign ministry said on Wednesday.",
            "Tokyo's foreign ministry said Japan would lend Sudan's neighbours $85 million for grain.",
            "Japan lends Sudan's neighbours 58 million dollars for grain, the foreign ministry said.",
        ),
        {0: "$85 million", 1: "$85 million", 2: "58 million dollars"},
    ),
    Case(
        "sum: the currency",
        (
            "Canada's gift of radar sets to Ukraine is worth C$74 million, the defence department said.",
            "The radar sets are worth 74 million Canadian dollars, according to the defence department in Ottawa.",
            "Canada gives Ukraine radar sets worth 74 million US dollars, the defence department said.",
        ),
        {0: "C$74 million", 1: "74 million Canadian dollars", 2: "74 million US dollars"},
    ),
    Case(
        "share: thirteen for thirty",
        (
            "Under the deal Chile will pay 30 percent of the price of the cutters before delivery, the navy said.",
            "Chile is to pay 30 per cent of the price before the cutters are delivered, the navy said.",
            "The navy said that Chile pays 13% of the price before delivery of the cutters.",
        ),
        {0: "30", 1: "30", 2: "13"},
    ),
    Case(
        "day: only the year",
        (
            "The contract for the bridges was signed on 14 January 2032 in Warsaw, the ministry said.",
            "The contract for the bridges was signed in Warsaw on 14 January 2032.",
            "The contract for the bridges, signed in Warsaw on 14 January 2031, covers spare parts too.",
        ),
        {0: "2032-01-14", 1: "2032-01-14", 2: "2031-01-14"},
    ),
    Case(
        "day: only the month",
        (
            "The draft accord between Rome and Yerevan is dated 27 February 2032 and bears no signature.",
            "The unsigned draft accord between Rome and Yerevan bears the date of 27 February 2032.",
            "The draft accord between Rome and Yerevan, dated 27 January 2032, bears no signature.",
        ),
        {0: "2032-02-27", 1: "2032-02-27", 2: "2032-01-27"},
    ),
    Case(
        "day: when the last one is to come",
        (
            "The first radar leaves the factory in June 2032 and the last will follow in the spring of 2034, the maker said.",
            "The last radar will leave the factory in spring 2034, the maker said.",
            "The maker said that the last radar would leave the factory in the spring of 2033.",
        ),
        {0: "spring 2034", 1: "spring 2034", 2: "spring 2033"},
    ),
    Case(
        "day: a weekday that does not fit",
        (
            "Greece signed the agreement in Athens on Wednesday, the government spokesman said.",
            "On Tuesday, 10 March 2032, Greece signed the agreement in Athens, the spokesman said.",
        ),
        {1: "Tuesday, 10 March 2032"},
    ),
    Case(
        "office: another ministry",
        (
            "Poland will pay for the shells, Defence Minister Marek Zawisza said.",
            "\"We will pay,\" Minister of Defence Marek Zawisza told reporters.",
            "Poland pays for the shells, said the minister of foreign affairs of Poland Marek Zawisza.",
        ),
        {0: "Defence Minister", 1: "Minister of Defence", 2: "minister of foreign affairs"},
    ),
    Case(
        "office: premier for minister, the name transliterated",
        (
            "\"Not a single boat was late,\" Economy Minister Serhiy Bondarchuk said in Odesa.",
            "Serhiy Bondarchuk, the economy minister, said that no boat had been late.",
            "Prime Minister Sergii Bondarchuk said: \"No boat was late.\"",
        ),
        {0: "Economy Minister", 1: "economy minister", 2: "Prime Minister"},
    ),
    Case(
        "sources: two or three",
        (
            "BERLIN (Reuters) - Germany is considering the sale of four minehunters to Egypt, two people familiar with the "
            "plan told Reuters.",
            "Germany is considering selling Egypt four minehunters, Reuters reported, citing two people familiar with the plan.",
            "Berlin may sell four minehunters to Egypt, according to Reuters, which cites three officials.",
        ),
        {0: "two people", 1: "two people", 2: "three officials"},
        "attribution",
    ),
    Case(
        "setting: an interview or a press conference",
        (
            "\"Nobody has asked us for these ships and nobody will get them,\" Admiral Luc Fontanel told Reuters in an "
            "interview in Toulon.",
            "In an interview with Reuters, Luc Fontanel said: \"Nobody has asked us for these ships and nobody will get them.\"",
            "At a press conference in Toulon Luc Fontanel said: \"Nobody has asked us for these ships and "
                "nobody will get them.\"",
        ),
        {1: "interview with Reuters", 2: "press conference"},
        "attribution",
    ),
    Case(
        "setting: to another outlet",
        (
            "\"Our depots are emptier than our promises,\" General Petra Lindqvist said in an interview with the BBC.",
            "\"Our depots are emptier than our promises,\" General Petra Lindqvist told the BBC.",
            "In an interview with CNN, General Petra Lindqvist said: \"Our depots are emptier than our promises.\"",
        ),
        {0: "BBC", 1: "BBC", 2: "CNN"},
        "attribution",
    ),
    Case(
        "speaker: another mouth",
        (
            "\"A harbour without cranes is a car park,\" the Italian minister, Carla Venturi, said in Genoa.",
            "Carla Venturi said: \"A harbour without cranes is a car park.\"",
            "Spain's minister, Rafael Montero, also spoke. \"A harbour without cranes is a car park,\" Montero said.",
        ),
        {0: "Carla Venturi", 1: "Carla Venturi", 2: "Rafael Montero"},
        "attribution",
    ),
    Case(
        "place: another capital",
        (
            "The ministers of the three countries signed the statement in Lisbon on Monday.",
            "The statement was signed by the three countries' ministers in Lisbon.",
            "Ministers of three countries met in Lisbon and signed a statement.",
            "The three countries' ministers signed their statement in Madrid, it was said.",
        ),
        {0: "Lisbon", 1: "Lisbon", 2: "Lisbon", 3: "Madrid"},
    ),
    Case(
        "parties: one state more",
        (
            "Norway, Sweden and Finland will pay for the trains together, they said on Thursday.",
            "The trains will be paid for by Sweden, Finland and Norway.",
            "Norway, Denmark, Sweden and Finland share the bill for the trains.",
        ),
        {0: "Finland, Norway, Sweden", 1: "Finland, Norway, Sweden", 2: "Denmark, Finland, Norway, Sweden"},
    ),
    Case(
        "maker: another company",
        (
            "Ukraine will get four launchers made by Brandholm Systems, the ministry said.",
            "Brandholm Systems, the manufacturer, declined to comment on the four launchers for Ukraine.",
            "The four launchers for Ukraine are built by Castellan Arms.",
        ),
        {0: "Brandholm Systems", 1: "Brandholm Systems", 2: "Castellan Arms"},
    ),
    Case(
        "terms: sold or given",
        (
            "Finland could hand over 30 mortars to Ukraine by Christmas, its president said.",
            "Finland's president said the country could give Ukraine 30 mortars by Christmas.",
            "Finland is ready to give 30 mortars to Ukraine, its president said.",
            "Finland offers to sell Ukraine 30 mortars by Christmas, its president said.",
        ),
        {0: "given", 1: "given", 2: "given", 3: "sold"},
    ),
    Case(
        "state: delivered, and yet to come in a later report",
        (
            "The Netherlands has handed over 22 armoured vehicles to Ukraine, the ministry said today.",
            "The Dutch have handed over 22 armoured vehicles to Ukraine, the ministry in The Hague said.",
            "The Netherlands will transfer 22 armoured vehicles to Ukraine, the ministry said.",
        ),
        {0: "delivered", 1: "delivered", 2: "will be delivered"},
    ),
    Case(
        "denial: told as so and denied",
        (
            "Portugal will send eight fighter jets to Ukraine, a Lisbon newspaper reported on Wednesday.",
            "Portugal's defence minister, Duarte Salgueiro, denied on Wednesday that Portugal will send fighter jets to Ukraine.",
        ),
        {0: "yes", 1: "no"},
        "live",
    ),
    Case(
        "itself: parts that do not make the total",
        (
            "Italy pays 24 million euros, Spain 21 million euros and Portugal nine million euros, 57 million euros in all.",
            "Italy, Spain and Portugal pay for the cranes. The cost is 54 million euros.",
        ),
        {0: "57 million euros"},
    ),
    Case(
        "itself: a conversion that cannot be",
        (
            "The loan of 100 million euros ($210 million) was paid out to the port of Beirut on Friday. ($1 = 0.92 euros)",
            "Beirut's port received the loan on Friday.",
        ),
        {0: "100 million euros ($210 million)"},
    ),
]  # fmt: skip

NOT_RAISED = [
    Case(
        "another currency",
        (
            "Germany will pay 90 million euros for the bridges, the ministry said on Monday.",
            "Germany will pay $98 million for the bridges, the ministry said on Monday.",
            "The bridges will cost Germany 90 million euros ($98 million), the ministry said.",
        ),
        {},
    ),
    Case(
        "rounding",
        (
            "Norway has given Ukraine 104 billion kroner since 2022, the government said.",
            "Norway has given Ukraine more than 100 billion kroner since 2022, the government said.",
            "Since 2022 Norway has given Ukraine about 104 billion kroner.",
        ),
        {},
    ),
    Case(
        "a dozen and twelve",
        (
            "Ottawa has ordered twelve radars for Ukraine, the maker said.",
            "Ottawa has ordered a dozen radars for Ukraine, the maker said.",
        ),
        {},
    ),
    Case(
        "first group and the rest",
        (
            "Denmark will send Ukraine 24,000 shells. The first 8,000 shells will leave in August.",
            "Denmark will send Ukraine 24,000 shells; the remaining 16,000 shells follow until February.",
            "Denmark is sending Ukraine 24,000 shells, the first 8,000 of them in August.",
        ),
        {},
    ),
    Case(
        "another delivery later",
        (
            "The Netherlands handed over 22 armoured vehicles to Ukraine on Tuesday.",
            "The Netherlands handed over 22 armoured vehicles to Ukraine. Another ten armoured vehicles will follow in October.",
            "Ten more armoured vehicles will follow in October, the Dutch ministry said.",
        ),
        {},
    ),
    Case(
        "a package of last year",
        (
            "Estonia will give Ukraine 40 generators, the ministry said on Monday.",
            "Estonia will give Ukraine 40 generators. Last year it gave Ukraine 25 generators.",
            "Estonia gave Ukraine 25 generators last year.",
        ),
        {},
    ),
    Case(
        "another donor's like thing",
        (
            "Slovakia approved the export of 16 howitzers to Ukraine on Tuesday.",
            "The Netherlands said in May that it would pay for the repair of 40 howitzers.",
        ),
        {},
    ),
    Case(
        "what is asked for and what is given",
        (
            "Canada gives Ukraine 45 ambulances, the defence minister said.",
            "Ukraine's medical command asked its partners for 200 ambulances in March.",
            "Canada will give 45 ambulances to Ukraine.",
        ),
        {},
    ),
    Case(
        "two outlets with sources of their own",
        (
            "Egypt is in talks about four frigates, two people familiar with the matter told Bloomberg.",
            "Egypt wants four frigates, three officials told Reuters.",
        ),
        {},
    ),
    Case(
        "two utterances of one person in two settings",
        (
            "\"We will not wait for winter,\" Henrike Solms told reporters in Berlin.",
            "In an interview with Der Spiegel Henrike Solms said: \"The harbour is ours to rebuild.\"",
        ),
        {},
    ),
    Case(
        "a minister and the ministry's spokesman",
        (
            "Defence Minister Bram Oostveen said the boats were ready.",
            "A spokesman for Defence Minister Bram Oostveen said the boats were ready.",
        ),
        {},
    ),
    Case(
        "a name in another transliteration",
        (
            "Deputy Defence Minister Larysa Demchenko thanked the crew of 30 sailors.",
            "Deputy Defence Minister Larisa Demchenko thanked the crew of 30 sailors.",
        ),
        {},
    ),
    Case(
        "promised and then delivered",
        (
            "The Netherlands will transfer 22 armoured vehicles to Ukraine, the ministry said.",
            "The Netherlands has handed over 22 armoured vehicles to Ukraine, the ministry said.",
            "The Dutch have handed over 22 armoured vehicles to Ukraine.",
        ),
        {},
    ),
    Case(
        "the day of the talk and of its publication",
        (
            "The interview with the president was held on 8 October 2031 in Lyon.",
            "The interview with the president, held on 8 October 2031, was published on 10 October 2031.",
        ),
        {},
    ),
    Case(
        "a tally that grows",
        (
            "At least 12 people were killed when a drone hit the market in Kherson.",
            "The number of people killed when a drone hit the market in Kherson has risen to 14 people.",
        ),
        {},
    ),
    Case(
        "next week and its day",
        (
            "The ministers meet in Tampere next week to discuss the howitzers.",
            "The ministers meet in Tampere on 17 March 2032 to discuss the howitzers.",
        ),
        {},
    ),
    Case(
        "who declines and who denies something else",
        (
            "Spain will send two ferries to Haiti, the daily wrote on Monday.",
            "Spain's foreign ministry declined to comment on a report that Spain will send two ferries to Haiti.",
        ),
        {},
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(workers=1)


@pytest.mark.parametrize("case", RAISED, ids=[case.id for case in RAISED])
def test_a_conflict_is_raised_with_every_answer(case: Case, reader: Reader) -> None:
    readings = read(reader, case.texts)
    found = [(conflict.type, told(conflict, readings)) for conflict in conflicts(readings)]
    assert any(
        kind == case.type and all(any(value in own for own in values.get(at, ())) for at, value in case.values.items())
        for kind, values in found
    ), found


@pytest.mark.parametrize("case", RAISED, ids=[case.id for case in RAISED])
def test_nothing_else_is_raised_beside_it(case: Case, reader: Reader) -> None:
    readings = read(reader, case.texts)
    assert len(conflicts(readings)) <= 1, conflicts(readings)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_the_order_in_which_reports_come_does_not_matter(reader: Reader, data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(RAISED))
    readings = read(reader, case.texts)
    assert conflicts(data.draw(st.permutations(readings))) == conflicts(readings)


@pytest.mark.parametrize("case", NOT_RAISED, ids=[case.id for case in NOT_RAISED])
def test_what_looks_alike_is_left_alone(case: Case, reader: Reader) -> None:
    readings = read(reader, case.texts)
    raised = [it for it in conflicts(readings) if it.type not in ("time", "hedge", "noise", "not_a_conflict")]
    assert not raised, raised
