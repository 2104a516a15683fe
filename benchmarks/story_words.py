"""Words that made-up stories are made of."""

from __future__ import annotations

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS_OF = {
    number: ONES[number]
    if number < 20
    else "-".join([TENS[number // 10], *ONES[number % 10 : number % 10 + 1]][: 1 + (number % 10 > 0)])
    for number in range(1, 100)
}
NUMERALS = {word: number for number, word in WORDS_OF.items() if number > 2}
"""From three on: one and two are said of everything."""

GOODS = [
    (noun, class_.replace("_", " "))
    for noun, class_ in (
        pair.split(":")
        for pair in """
howitzer:howitzer tank:tank shell:ammunition cartridge:ammunition missile:missile interceptor:air_defence radar:radar
drone:drone helicopter:aircraft jet:aircraft trainer:aircraft boat:ship ferry:ship minesweeper:ship truck:vehicle
bulldozer:engineering bridge:bridge_layer ambulance:rescue_vehicle tent:shelter blanket:clothing generator:energy
transformer:energy turbine:energy incubator:medical stretcher:medical vaccine:medical tractor:vehicle pump:energy
rifle:small_arms mortar:mortar launcher:air_defence excavator:engineering locomotive:vehicle antenna:communications
""".split()
    )
]
"""Nouns of goods and their classes."""

SWAPS = {
    word: others.split("|")
    for word, others in (
        line.split(maxsplit=1)
        for line in """
said stated|told reporters|noted|remarked
also additionally|as well
about around|roughly|some
however yet|still
announced unveiled|made public
new fresh|further
big large|sizeable
according going
many numerous
help assistance
soldiers troops
officials authorities
country nation
government cabinet
after following
because since
first initial
several various
""".strip().splitlines()
    )
}
"""Words and what may stand for them."""

SYLLABLES = (
    "ba bel bor cal dar den dor fa fen gar gol hal ir jor kal kes lan lor mar mel nar nes or pel ra rin sal sor ta tor ul var "
    "vel wen zar zo mi lu tek ost"
).split()
