"""Words that can turn what a sentence says: modals, negations, conditions, limits, opposites, states of an act."""

from __future__ import annotations

from onrecord.tracing.stems import spelled, stem

PHRASES = {
    phrase: phrase.replace(" ", "_")
    for phrase in """
have to|has to|had to|having to|need to|needs to|needed to|going to|able to|would like|used to
no longer|any more|any longer|at least|at most|up to|more than|less than|fewer than|no more than|no less than|not yet
no matter|no doubt|no wonder|nothing but|no one|each other|one another|instead of|rather than|green light
take place|takes place|took place|as long as|so long as|not only|per cent|so far|as soon as
even if|only if|if only|in case|on condition|provided that|providing that|subject to|apart from|other than|aside from
as many as|as much as|as well as|no fewer than|for now|at this stage|at the moment|at this point|in principle
for the time being|one of the|part of the|some of the
as well|of course|with the exception|in no way|by no means|at no point|at all
""".replace("\n", "|")
    .strip("|")
    .split("|")
}
"""Words taken as one."""

_PHRASAL = """
hand over|give up|give away|give back|hand out|turn over|pass on|set aside|carry out|pull out|take over|hold back|hold up
bring in|send back|pay back|pay for|put off|call off|call for|ask for|look into|think about|talk about|go on|keep on|carry on
step up|ramp up|speed up|build up|set up|cut off|cut back|shut down|break down|stand by|stand behind|back out|buy up|sell off
queue up|line up|find out|point out|turn down|set off|leave behind
"""
_FORMS = {
    line.split()[0]: line
    for line in """give gives gave given giving
take takes took taken taking
hold holds held holding
go goes went gone going
set sets setting
cut cuts cutting
put puts putting
send sends sent sending
pay pays paid paying
bring brings brought bringing
think thinks thought thinking
keep keeps kept keeping
buy buys bought buying
sell sells sold selling
find finds found finding
leave leaves left leaving
stand stands stood standing
break breaks broke broken breaking
build builds built building
shut shuts shutting
carry carries carried carrying
queue queues queued queueing queuing
line lines lined lining""".splitlines()
}
PHRASAL = {
    f"{form} {particle}": f"{verb}_{particle}"
    for phrase in _PHRASAL.strip().replace("\n", "|").split("|")
    for verb, particle in [phrase.split()]
    for form in _FORMS.get(verb, f"{verb} {verb}s {verb}ed {verb}ing").split()
}
"""Forms of verbs with a particle, to their stem."""
PHRASES |= {form: form.replace(" ", "_") for form in PHRASAL}
STEMS_OF_PHRASES = {form.replace(" ", "_"): stem_ for form, stem_ in PHRASAL.items()}

SAME_PHRASE = {
    "has_to": "have_to",
    "had_to": "have_to",
    "having_to": "have_to",
    "needs_to": "need_to",
    "needed_to": "need_to",
    "takes_place": "take_place",
    "took_place": "take_place",
    "no_one": "nobody",
    "anymore": "any_more",
    "any_longer": "any_more",
    "per_cent": "percent",
    "%": "percent",
    "provided_that": "provided",
    "providing_that": "providing",
}

MODALS: dict[str, str] = {
    word: kind
    for kind, words in {
        "will": "will going_to",
        "shall": "shall",
        "would": "would",
        "may": "may might possibly perhaps maybe potentially probably",
        "can": "can could able_to able",
        "must": "must have_to need_to required obliged",
        "should": "should ought supposed",
        "want": "want wants wanted hope hopes hoped intend intends intended plan plans planned planning aim aims hoping "
        "wish wishes wished wanting would_like try trying seek seeking expects expect considering weighing mulling",
    }.items()
    for word in words.split()
}
"""How firm a verb is said to be, by the word before it."""

NEEDS_TO = frozenset(
    "want wants wanted hope hopes hoped intend intends intended plan plans planned planning aim aims hoping wish wishes "
    "wished wanting try trying seek seeking expects expect able required obliged ought supposed".split()
)
"""Those of them that count only before "to": "plans to buy" is a modal, "plans" alone is not."""

NEGATORS = frozenset(
    "not no never nobody nothing none neither nor nowhere without cannot hardly scarcely barely no_longer not_yet "
    "in_no_way by_no_means at_no_point".split()
)
NEGATIVE_VERBS = frozenset(map(stem, "refuse decline fail".split()))
"""Stems of verbs that say that what follows is not so."""

CONDITIONS = frozenset(
    "if unless provided providing assuming once only_if if_only as_long_as so_long_as in_case on_condition subject_to "
    "pending depending contingent conditional whether".split()
)
EXCEPTIONS = frozenset(
    "without except excluding apart_from other_than aside_from with_the_exception barring save".split()
)
UNTIL = frozenset("until till before".split())
"""After a negation these name what must happen first."""

KEEPS_CONDITION = (
    CONDITIONS
    | EXCEPTIONS
    | UNTIL
    | frozenset(
        "when after condition conditions hinges depends depend hinge requires require needs conditional contingent".split()
    )
)
"""With one of these a report's own words may keep a condition that its quotation leaves out."""

LIMITS = frozenset(
    "only at_least at_most up_to as_many_as as_much_as more_than less_than fewer_than no_more_than no_less_than "
    "no_fewer_than no_longer any_more merely solely partly partially never some".split()
)
"""Words whose loss or gain widens or narrows what is said."""

LIKE_LIMITS = (
    frozenset("only merely solely just".split()),
    frozenset("at_least no_less_than no_fewer_than more_than over".split()),
    frozenset("at_most up_to as_many_as as_much_as no_more_than maximum".split()),
    frozenset("less_than fewer_than under".split()),
    frozenset("no_longer any_more".split()),
    frozenset("partly partially part some certain several few of".split()),
    frozenset("never not no".split()),
)
"""Limits that say the same."""

NOWADAYS = frozenset("now currently presently yet today momentarily".split())
"""Words that keep a limit on the whole sentence that is one of time."""

SENTENCE_LIMITS = frozenset("for_now at_this_stage at_the_moment at_this_point in_principle for_the_time_being".split())
"""Limits on the whole sentence, wherever they stand in it."""

HEDGES = frozenset(
    "hope hopes hoped hoping doubt doubts wish likely unlikely possible probable perhaps maybe possibly probably fear".split()
)
"""Words that make what follows less than certain; "I think" is left out, which speakers say of everything."""

_OPPOSITES = """
before after|until after|more less|more fewer|increase decrease|increase reduce|rise fall|raise lower|raise cut|grow shrink
strengthen weaken|strong weak|with without|begin end|start stop|start end|open close|win lose|victory defeat|first last
all some|all few|all none|every some|most few|most least|many few|everyone nobody|everything nothing|always never|always sometimes
often rarely|high low|up down|north south|east west|accept reject|accept refuse|agree refuse|approve reject|support oppose
allow ban|allow forbid|allow block|permit forbid|include exclude|minimum maximum|at_least at_most|at_least up_to
more_than less_than|more_than up_to|over under|above below|join leave|enter leave|arrive leave|come go|remember forget
confirm deny|admit deny|possible impossible|likely unlikely|necessary unnecessary|legal illegal|true false|right wrong
good bad|safe dangerous|easy difficult|friend enemy|ally enemy|war peace|attack defend|offensive defensive|continue stop
continue suspend|resume suspend|suspend lift|impose lift|old new|young old|early late|earlier later|public private|public secret
military civilian|short long|near far|same different|inside outside|success failure|succeed fail|advance retreat
import export|lend give|lend donate|lend sell|borrow lend|buy sell|love hate|trust distrust|ready unwilling|willing unwilling
strength weakness|gain loss|profit loss|rich poor|full empty|together alone|present absent|alive dead|free occupied
next last|next previous|next this|this last|today tomorrow|today yesterday|tomorrow yesterday|day night|morning evening
spring summer|spring autumn|spring winter|summer autumn|summer winter|autumn winter|hour day|hour week|day week|day month|day year
week month|week year|month year|hour minute|minute second|million billion|million thousand|dollar euro|euro pound|dollar pound
permanent temporary|voluntary forced|direct indirect|guilty innocent|positive negative|larger smaller|bigger smaller|better worse
best worst|faster slower|stronger weaker|majority minority|offer demand|friendliness hostility|able unable|certain uncertain
husband wife|mother father|brother sister|son daughter|half all|half whole|half quarter|half third
both neither|one both|double half|tank jet|missile shell|missile drone|tank missile|shell drone|boat plane
soldier civilian|president minister|army navy|grant loan|loan gift|donation loan|donation sale|gift sale|possibility certainty
"""
OPPOSITES = frozenset(
    frozenset(stem(spelled(word)) for word in pair.split())
    for line in _OPPOSITES.strip().splitlines()
    for pair in line.split("|")
)
"""Pairs of stems of which one cannot stand for the other."""

_STATES = {
    "consider": "look_into think_about consider weigh mull ponder contemplate debate explore study",
    "negotiate": "negotiate talk talk_about discuss",
    "agree": "agree",
    "decide": "decide determine resolve settle",
    "plan": "plan intend aim propose want hope",
    "request": "ask ask_for call_for request appeal seek",
    "pledge": "pledge promise commit vow offer",
    "approve": "approve authorise authorize license clear",
    "contract": "sign contract order",
    "buy": "buy purchase acquire procure",
    "sell": "sell",
    "pay": "pay pay_for fund finance bankroll",
    "give": "give hand_over give_away give_up turn_over donate deliver supply provide send ship transfer dispatch",
    "lend": "lend lease loan rent",
    "produce": "produce manufacture build",
    "suspend": "suspend hold_up hold_back put_off pause halt freeze block",
    "withdraw": "call_off cancel withdraw scrap abandon annul",
    "resume": "resume restart",
    "repair": "repair overhaul",
    "need": "need",
    "receive": "receive",
    "return": "return",
    "steal": "steal seize confiscate",
    "destroy": "destroy demolish",
}
STATES_BY_STEM = {stem(spelled(verb)): state for state, verbs in _STATES.items() for verb in verbs.split()}
"""Stems of verbs of acts of support, to the step they tell."""

LIKE_STATES = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "buy/contract consider/plan plan/request pledge/plan give/receive give/pay pay/buy sell/contract agree/approve "
        "agree/contract agree/pledge agree/decide approve/decide plan/decide negotiate/consider negotiate/plan "
        "negotiate/request need/request need/plan need/consider"
    ).split()
)
"""Steps that one verb may tell in place of the other without the reader believing something else."""

SOFT_STATES = frozenset(("consider", "plan", "negotiate", "pledge", "request"))
"""Steps before anything is done or decided."""

OUR_THEIR = frozenset(
    frozenset(pair.split("/")) for pair in "our/their we/they us/them ours/theirs my/his my/her our/his our/her".split()
)
"""Words for who speaks and who does not."""

_THINGS = """
tank|jet plane aircraft warplane fighter f|helicopter chopper|drone uav|ship frigate warship destroyer|boat|submarine
gun howitzer cannon artillery|missile rocket interceptor|shell ammunition ammo munition|mine|radar sensor|bridge
generator transformer turbine|truck lorry|ambulance|uniform helmet vest|engine|fuel petrol diesel|money cash
loan|grant gift donation|grain wheat corn|medicine drug vaccine|food|coal|gas|oil|bullet cartridge|battery
satellite|train locomotive|bus|tent|blanket|ore mineral|steel|rifle
"""
THINGS = {
    stem(spelled(word)): number
    for number, group in enumerate(_THINGS.replace("\n", "|").split("|"))
    for word in group.split()
}
"""Stems of things that are given, to the group of those that may stand for each other."""
_ACTORS = """
president|chancellor|premier|minister|parliament legislature congress senate bundestag deputies lawmakers|court judge judges
army military soldiers troops|police|navy|company firm manufacturer|union|church|opposition|bank|students|farmers
king|queen|mayor|governor|committee|voters|taxpayers|allies partners friends|enemy foe adversary
"""
ACTORS = {
    stem(spelled(word)): number
    for number, group in enumerate(_ACTORS.replace("\n", "|").split("|"))
    for word in group.split()
}
"""Stems of who acts, likewise."""

MONTHS = {
    stem(month): number
    for number, month in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
"""Stems of the months' names to their numbers."""

UNITS = frozenset(
    map(
        stem,
        "dollars euros pounds yen kroner krone krona kronor hryvnia hryvnias zloty zlotys rubles roubles francs usa kilometer "
        "kilometers miles mile meters feet tons tonnes kilograms hours days weeks months years minutes percent".split(),
    )
)
"""Stems of what is counted in another measure elsewhere."""

SHUT = frozenset(
    """
a an the this that these those and or but nor so yet as than then there here
i me my mine we us our ours you your yours he him his she her hers it its they them their theirs myself ourselves themselves
who whom whose which what where when why how
am is are was were be been being do does did done has have had having
of in on at to for from by with about into onto over under between among through during against within upon off out up down
will would shall should may might can could must not no
if because while although though since until before after
also too very just even still already only again now
own such any some each both all every other another more most much many
one ones oneself itself himself herself once as_well of_course
""".split()
)
"""Words that carry little of what is said by themselves."""

LIGHT = frozenset(
    """
say tell make take get go come give put let see know think want need like look use find work call try ask feel become
keep begin help show thing way people time year day week month new good first last next two
country state government president minister report statement ukraine ukrainian russia russian
""".split()
)
"""Words so frequent in this kind of news that sharing one says little."""
