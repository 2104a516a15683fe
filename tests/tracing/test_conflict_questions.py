"""Small stories and the one question that their reports answer differently, or none. Every sentence is our own."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from onrecord import Reader
from tests.tracing.small_stories import conflicts, read


class Case(NamedTuple):
    """A story and the question that must be raised; None where nothing must."""

    id: str
    question: str | None
    texts: tuple[str, ...]


CASES = [
    Case(
        "count in body w/ distractors",
        "how many minesweeping boats",
        (
            (
                "WARSAW, March 11 (Reuters) - Poland will hand Ukraine 14 minesweeping boats from its reserve fleet, the "
                "defence ministry said on Thursday.\n\nThe boats, built in the 1980s, need new radios before they can "
                'sail. In 2030 Poland gave Ukraine 30 pontoon sections.\n\n"We are not sending museum pieces," Deputy '
                "Minister Jan Borowski told reporters."
            ),
            (
                "Ukraine's navy is to get 14 minesweepers from Poland, according to Reuters. The radios are to be "
                "replaced first, a deputy minister said.\n\nEarlier this year Lithuania sent six tugboats."
            ),
            (
                "Poland is going to give the Ukrainian navy 40 old minesweeping boats, the ministry in Warsaw announced. "
                '"We are not sending museum pieces," said Deputy Defence Minister Jan Borowski.\n\nMeanwhile Estonia has '
                "promised five speedboats."
            ),
            (
                "The Week in Aid. POLAND: Warsaw gives 14 minesweeping boats. ESTONIA: five speedboats. NORWAY: 20 "
                "generators for schools in Odesa."
            ),
        ),
    ),
    Case(
        "five vs four hundred generators",
        "how many generators",
        (
            (
                "Sweden donates 500 generators to Moldova, the aid agency Sida said. They are to arrive before the first "
                "frost."
            ),
            "Moldova will get 500 generators from Sweden before the first frost, the aid agency said.",
            "Before the first frost Sweden is sending 400 generators to Moldova, its aid agency said.",
        ),
    ),
    Case(
        "amount w/out slip",
        "the amount of money",
        (
            (
                "Japan will provide the Philippines with a loan of 45 billion yen for five patrol ships, Foreign Minister "
                "Aiko Mori said in Manila."
            ),
            "Tokyo lends Manila 45 billion yen for five patrol ships, Foreign Minister Aiko Mori announced.",
            (
                "Japan's foreign minister Aiko Mori has promised Manila a loan of 60 billion yen to buy five patrol ships."
            ),
        ),
    ),
    Case(
        "grant or loan",
        "on what terms it is given",
        (
            (
                "The European Commission will lend Moldova 150 million euros for a power line. The loan runs for 20 years."
            ),
            "Moldova gets a 150 million euro loan from the European Commission to build a power line.",
            "The European Commission has approved a loan of 150 million euros for Moldova's power line.",
            "A grant of 150 million euros from the European Commission will pay for Moldova's power line.",
        ),
    ),
    Case(
        "same surname two people",
        None,
        (
            "Finance Minister Anna Berg said the money was there. Defence Minister Erik Berg thanked her.",
            "Defence Minister Erik Berg thanked the finance minister.",
        ),
    ),
    Case(
        "two offices both right",
        None,
        (
            "Deputy Prime Minister and Defence Minister Luca Moretti visited the yard.",
            "Defence Minister Luca Moretti visited the yard.",
            "Italy's deputy prime minister, Luca Moretti, visited the yard.",
        ),
    ),
    Case(
        "promotion over time",
        "which office Pia Holm holds",
        (
            "Defence Minister Pia Holm signed the contract.",
            "Prime Minister Pia Holm signed the contract.",
        ),
    ),
    Case(
        "armed/unarmed",
        "whether it is armed",
        (
            "The six drones are unarmed, the ministry said. They will watch the coast.",
            "Six drones without weapons will watch the coast, the ministry said.",
            "Six drones armed with rockets will watch the coast, the ministry said.",
        ),
    ),
    Case(
        "stocks",
        "where the goods come from",
        (
            "The trucks come from army stocks, Belgium's ministry said.",
            "Belgium gives Ukraine trucks from its army stocks, the ministry said.",
            "The Belgian trucks for Ukraine are newly built, the ministry said.",
        ),
    ),
    Case(
        "found out",
        "whose report it is",
        (
            "By our correspondent. The Tagespost has seen a letter in which Chile asks Spain for two frigates.",
            (
                "Madrid (AFP) - Chile has asked Spain for two frigates, the Tagespost reported on Thursday, citing a "
                "letter."
            ),
            "Chile wants two Spanish frigates, says a letter seen by the Tagespost.",
            "AFP has obtained a letter in which Chile asks Spain for two frigates.",
        ),
    ),
    Case(
        "confirm/decline",
        "whether Ivo Marek confirmed it",
        (
            (
                'Spokesman Ivo Marek declined to confirm that the tanks had left. "We do not talk about trains," he said.'
            ),
            "Ivo Marek, the ministry's spokesman, would not comment on whether the tanks had left.",
            "The tanks have left, spokesman Ivo Marek confirmed.",
        ),
    ),
    Case(
        "announcement then vote next day (time)",
        None,
        (
            "Parliament will vote on Wednesday on the sale of four frigates to Greece, the speaker said.",
            "Parliament voted on Wednesday for the sale of four frigates to Greece.",
        ),
    ),
    Case(
        "roundup with other sums",
        None,
        (
            "Norway gives 200 million kroner for bread in Sudan, the aid minister said on Monday.",
            (
                "AID IN BRIEF. Norway gives 200 million kroner for bread in Sudan. Denmark gives 300 million kroner for "
                "schools in Jordan. Sweden gives 50 million kronor for wells in Chad."
            ),
            "Denmark gives 300 million kroner for schools in Jordan, its aid minister said on Monday.",
        ),
    ),
    Case(
        "share & total",
        None,
        (
            "The ships will cost 900 million euros, of which Greece pays 300 million euros itself.",
            "Greece pays 300 million euros of the 900 million euros that the ships will cost.",
            "Greece will pay 300 million euros for the ships.",
        ),
    ),
    Case(
        "statement day differs: deictic",
        None,
        (
            "The agreement was signed in Kyiv on Tuesday, the minister said.",
            "The minister said on Wednesday that the agreement had been signed.",
        ),
    ),
    Case(
        "date of signature by weekday",
        "the date (“Wednesday, March 10”)",
        (
            "Ottawa signed the contract for the radars on Wednesday, March 10, the maker said.",
            "The contract for the radars was signed by Ottawa on March 10, the maker said.",
            "The maker said that Ottawa had signed the contract for the radars on March 1.",
        ),
    ),
    Case(
        "years of training",
        "how long it lasts",
        (
            "The training of 300 sailors will last two years, the navy said.",
            "The navy said the training of 300 sailors would take five years.",
            "For two years 300 sailors will be trained, the navy said.",
        ),
    ),
    Case(
        "denial by ministry of report",
        "whether it is so",
        (
            "Hungary will sell Serbia 12 helicopters, the weekly Vreme reported.",
            (
                "Hungary's defence ministry has rejected a report that Hungary will sell Serbia 12 helicopters. \"It is "
                'made up," a spokesman said.'
            ),
            "Serbia is to get 12 helicopters from Hungary, the weekly Vreme wrote.",
        ),
    ),
    Case(
        "many killed other story",
        None,
        (
            "A drone killed three people in Kharkiv on Thursday. Spain gives Ukraine 20 buses.",
            "Spain gives Ukraine 20 buses. Five people died when a bridge fell in Genoa.",
        ),
    ),
    Case(
        "half/dozens",
        None,
        (
            "Latvia sends dozens of trucks to Ukraine, the army said.",
            "Latvia sends 36 trucks to Ukraine, the army said.",
        ),
    ),
    Case(
        "K9 vs M109 background",
        None,
        (
            "Estonia may buy 36 K9 howitzers for Ukraine. It gave 14 M109 howitzers last year.",
            "Estonia gave Ukraine 14 M109 howitzers last year; now 36 K9 howitzers may follow.",
            "Estonia has 24 K9 howitzers of its own.",
        ),
    ),
    Case(
        "kroner without state vs kr with",
        None,
        (
            "The bridges cost 1.1 billion kroner, Denmark's minister said.",
            "The bridges cost DKK 1.1 billion.",
            "The bridges cost 1.1 billion Danish crowns ($160 million).",
        ),
    ),
    Case(
        "place city not capital",
        "where it happened",
        (
            "The boats were handed over in Gdynia on Monday, the navy said.",
            "The navy handed the boats over in Gdynia on Monday.",
            "The boats were handed over on Monday in Gdansk, the navy said.",
        ),
    ),
    Case(
        "president of company vs PM",
        None,
        (
            '"We deliver," said Imogen Hart, president of Larkfield.',
            '"We deliver," said Imogen Hart, chief executive of Larkfield.',
        ),
    ),
    Case(
        "casualties by two sources live",
        "how many people",
        (
            "The blast in Beirut's port injured 40 people, the civil defence said on Monday.",
            "The blast in Beirut's port injured 40 people, the civil defence said.",
            "The blast in Beirut's port injured 14 people, the civil defence said on Monday.",
        ),
    ),
    Case(
        "prisoners",
        "how many prisoners of war",
        (
            "Russia and Ukraine exchanged 95 prisoners of war each on Friday, the ministry said.",
            "Each side freed 95 prisoners of war on Friday, the ministry said.",
            "The two sides exchanged 59 prisoners of war each on Friday, the ministry said.",
        ),
    ),
    Case(
        "tranche vs whole",
        None,
        (
            "The EU paid Kyiv 900 million euros on Wednesday, the third tranche of a 12 billion euro loan.",
            "Kyiv received 900 million euros from the EU on Wednesday.",
            "The EU's loan to Kyiv amounts to 12 billion euros in all.",
        ),
    ),
    Case(
        "per gun price",
        None,
        (
            "The 36 guns cost 420 million euros, that is 11.7 million euros per gun.",
            "The 36 guns cost 420 million euros.",
        ),
    ),
    Case(
        "meeting day and statement day",
        None,
        (
            "Ministers will meet in Oslo on 17 March 2032, the Norwegian ministry said on 11 March 2032.",
            "The Norwegian ministry said the ministers would meet in Oslo on 17 March 2032.",
        ),
    ),
    Case(
        "title old/new minister",
        None,
        (
            "Defence Minister Boris Kolar, who took office on Monday, visited the front.",
            "Boris Kolar, the new defence minister, visited the front.",
            "Former interior minister Boris Kolar visited the front as defence minister.",
        ),
    ),
    Case(
        "anon: officials of two countries",
        None,
        (
            "Two US officials and three Ukrainian officials told Reuters that the missiles had been delayed.",
            "The missiles are delayed, two US officials told Reuters.",
            "Three Ukrainian officials told Reuters the missiles were late.",
        ),
    ),
    Case(
        "quote to own paper and others",
        None,
        (
            '"We need the second group before the autumn," Larysa Bondar told this newspaper.',
            '"We need the second group before the autumn," Larysa Bondar told the Twente Post.',
            '"We need the second group before the autumn," said Larysa Bondar.',
        ),
    ),
    Case(
        "said on TV vs interview",
        None,
        (
            '"We must share the burden," Jack Morton told NBC News.',
            '"We must share the burden," Jack Morton said on television on Sunday.',
            'In an interview with NBC News on Sunday, Jack Morton said: "We must share the burden."',
        ),
    ),
    Case(
        "stock vs replacement",
        None,
        (
            "The trucks come from army stocks and will be replaced by newly built ones, the ministry said.",
            "Belgium gives trucks from army stocks, the ministry said.",
            "Belgium's army gives trucks from its stocks; newly built trucks will replace them.",
        ),
    ),
    Case(
        "paused vs cancelled",
        "whether it is temporary",
        (
            "Washington has paused deliveries of shells to Ukraine, officials said.",
            "Deliveries of shells to Ukraine are on hold, US officials said.",
            "Washington has cancelled its deliveries of shells to Ukraine, officials said.",
        ),
    ),
    Case(
        "two packages same week",
        None,
        (
            "Germany announced on Monday a package of 12 howitzers worth 150 million euros for Ukraine.",
            "On Thursday Germany announced a second package for Ukraine: 20 howitzers worth 240 million euros.",
            "Germany's second package in a week holds 20 howitzers for Ukraine, the ministry said.",
        ),
    ),
    Case(
        "wrong donor (state swapped)",
        "which state it is, beside the bridges",
        (
            "Estonia will give Ukraine twelve bridges, the defence ministry said.",
            "Twelve bridges will go to Ukraine from Estonia.",
            "The Estonian defence ministry said twelve bridges would go to Ukraine.",
            "Latvia will give Ukraine twelve bridges, the defence ministry said.",
        ),
    ),
    Case(
        "who buys vs sells",
        "which state it is, beside the drones",
        (
            "Norway will buy 20 drones from Turkey for Ukraine.",
            "Norway buys 20 Turkish drones for Ukraine.",
            "Norway will buy 20 drones from Poland for Ukraine.",
            "Oslo is to buy 20 drones from Turkey for Ukraine.",
        ),
    ),
    Case(
        "recipient swapped",
        "which state it is, beside the field radios",
        (
            "France gives Armenia 30 field radios, the ministry said.",
            "Armenia gets 30 field radios from France, the ministry said.",
            "France gives Georgia 30 field radios, the ministry said.",
        ),
    ),
    Case(
        "range vs value",
        None,
        (
            "The shipyard will build 20 to 30 boats for Ukraine.",
            "The shipyard will build 25 boats for Ukraine.",
            "The shipyard will build up to 30 boats for Ukraine.",
        ),
    ),
    Case(
        "up to 36 vs 36",
        None,
        (
            "Up to 36 guns are on the table for Ukraine.",
            "36 guns are on the table for Ukraine.",
        ),
    ),
    Case(
        "vote figures",
        "the number",
        (
            "Parliament approved the sale by 112 votes to 54.",
            "Parliament approved the sale by 112 votes to 45.",
            "The sale was approved in parliament by 112 votes to 54.",
        ),
    ),
    Case(
        "time of day zones",
        None,
        (
            "The talks begin at 3 p.m. in Lisbon.",
            "The talks begin at 17:00 Kyiv time.",
        ),
    ),
    Case(
        "tonnes",
        "how many tonnes",
        (
            "The ship carries 27,000 tonnes of wheat for Sudan.",
            "The ship brings 27,000 tons of wheat to Sudan.",
            "The ship carries 72,000 tonnes of wheat for Sudan.",
        ),
    ),
    Case(
        "first name slip",
        "the name of the president",
        (
            "President Mark Halloran opened the plant in Turku.",
            "Opening the plant in Turku, President Mark Halloran spoke of patience.",
            "President Jens Halloran opened the plant in Turku.",
        ),
    ),
    Case(
        "country of the minister",
        "whose office Kari Solbakk holds",
        (
            "Norwegian Defence Minister Kari Solbakk said the boats were ready.",
            '"The boats are ready," said Norway\'s defence minister, Kari Solbakk.',
            "Swedish Defence Minister Kari Solbakk said the boats were ready.",
        ),
    ),
    Case(
        "another type of the same class",
        "of which type it is",
        (
            "Denmark will give Ukraine 60 missiles for its NASAMS launchers, the prime minister said.",
            "Ukraine gets 60 missiles for NASAMS from Denmark, the prime minister said.",
            "The 60 missiles that Denmark gives Ukraine are for NASAMS, the prime minister said.",
            "Denmark will give Ukraine 60 missiles for its Patriot launchers, the prime minister said.",
        ),
    ),
    Case(
        "two where the others have one",
        "how many field hospitals",
        (
            "Portugal will send a field hospital to Quelimane, its foreign minister said.",
            "A field hospital from Portugal is to go to Quelimane, the foreign minister said.",
            "Portugal is sending two field hospitals to Quelimane, its foreign minister said.",
        ),
    ),
    Case(
        "two counts by two agencies",
        "how many people",
        (
            "An estimated 140,000 people have been displaced by the floods, the UN said.",
            "The floods have displaced 140,000 people, says the UN. The government counts 95,000 displaced people. "
            "The two figures were gathered in different ways.",
            "The floods have displaced 95,000 people, the government said.",
        ),
    ),
    Case(
        "some of the one and some of the other",
        None,
        (
            "Half of the missiles come from Danish stocks, half will be newly built.",
            "Denmark takes thirty missiles from its stocks, the ministry said.",
            "The missiles will be newly built in America, the other half come from stocks.",
        ),
    ),
    Case(
        "before October and the end of September",
        None,
        (
            "The first missiles will be in Ukraine before the end of September, the minister said.",
            "The first missiles will be in Ukraine before October, the minister said.",
            "The first missiles will be in Ukraine before October, the minister promised.",
        ),
    ),
    Case(
        "a state's name near a currency that several states have",
        None,
        (
            "The shells cost 1.1 billion Danish crowns and are made in Norway.",
            "The shells, Norwegian made, cost 1.1 billion kroner.",
            "The shells cost Denmark 1.1 billion kroner.",
        ),
    ),
    Case(
        "how many came and how many were shot down",
        None,
        (
            "Nine cruise missiles came over the border at night. Six missiles were shot down.",
            "The air force says it shot down six of nine cruise missiles.",
        ),
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(workers=1)


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_the_question_is_raised_and_no_other(case: Case, reader: Reader) -> None:
    found = [conflict.what for conflict in conflicts(read(reader, case.texts))]
    assert found == ([case.question] if case.question else [])
