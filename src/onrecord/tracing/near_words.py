"""Words that may stand for each other when the same thing is said again: one group a line, in base form.

Groups are as wide as a paraphrase in the news may be and no wider: words of different acts (buy, give), different states
of an act (promise, deliver) and opposites never share one. A word may stand in several groups.
"""

from __future__ import annotations

_VERBS = """
say tell state declare note add announce explain stress underline emphasise emphasize remark
talk speak discuss chat
comment remark opine
decide determine resolve settle rule
agree consent concur approve accept endorse
refuse reject decline rebuff turndown
buy purchase acquire procure shop obtain
give donate grant present gift bestow contribute surrender give_away give_up hand_over
give provide supply furnish equip
give hand_over turn_over transfer deliver surrender give_up release
deliver transfer hand_over send ship dispatch transport pass convey bring transmit pass_on
pay_for pay fund finance cover
talk_about talk speak discuss
ask_for ask request call_for
look_into consider study examine
think_about consider contemplate
go_on continue carry_on keep_on proceed
step_up ramp_up increase boost raise
set_up establish found create
stand_by stand_behind support
put_off postpone delay defer
call_off cancel scrap
hold_back withhold keep
carry_out perform conduct execute
turn_down refuse reject
queue_up queue line_up stand
pay_back repay return
give_back return
arrive come reach get land
leave depart go exit ship roll
receive get obtain take accept
promise pledge commit vow undertake assure guarantee
offer propose suggest
ask request seek appeal urge call
demand require insist
pay fund finance bankroll cover foot bear shoulder
cost run amount worth total
sell export
lend loan lease rent
sign initial ink
order commission contract
consider weigh mull ponder contemplate examine study explore think assess evaluate review
plan intend aim mean
want wish desire hope like
need require
like love enjoy welcome glad pleased happy delighted
fear worry concern afraid dread
help assist support aid back
attach tie link bind connect join fasten
hurry rush hasten accelerate speed
calm soothe reassure ease
surprise astonish shock stun amaze
anger outrage infuriate
disappoint sadden
encourage urge spur
persuade convince
force compel oblige coerce
threaten menace endanger
promise swear
hide conceal mask
steal rob loot plunder
chase pursue hunt
catch capture grab
hire recruit employ engage
fire sack dismiss
elect choose
serve
deserve merit earn
welcome greet hail applaud praise
criticise criticize condemn denounce blast slam
mock ridicule
doubt question
regret apologise apologize sorry
suffer endure
recover heal
treat cure
feed supply
pull withdraw retreat
push press pressure
advance progress move
gather mass
host house accommodate shelter
open unlock
close shut seal
link connect
mention name cite
describe depict portray portrayal
define specify detail
divide split
double twice
halve half
exceed surpass top
fit suit match
cut sever
dig mine
pump
burn set_fire blaze
rain storm
support back favour endorse champion
defend protect guard shield safeguard secure
attack strike hit assault bomb shell
destroy wreck ruin demolish devastate annihilate
kill slay
die perish fall
fight battle combat struggle
win prevail triumph succeed victory
lose forfeit
stop halt cease end quit
suspend pause freeze halt interrupt hold shelve
block obstruct hinder prevent bar impede veto
delay postpone defer hold late
cancel scrap abandon drop withdraw axe annul
continue proceed persist keep carry go remain
resume restart renew reopen
begin start launch commence open initiate
end finish conclude complete close
increase raise rise grow expand boost lift climb step ramp up
strengthen reinforce bolster boost fortify consolidate improve
decrease reduce cut lower fall drop decline shrink slash
weaken undermine erode sap dent
build construct make produce manufacture assemble create
develop design
repair fix mend restore maintain overhaul
train teach instruct school educate prepare drill
use employ utilise utilize operate deploy apply
deploy station place position base
carry transport bear haul convey
move shift transfer relocate
follow come succeed
show demonstrate prove display reveal indicate
see watch view look observe witness
look seem appear
find discover locate
know understand realise realize aware
believe think reckon suppose consider feel
expect anticipate await foresee wait
wait await
try attempt seek endeavour strive
allow permit let authorise authorize license enable clear
forbid ban prohibit bar outlaw
must have_to need_to
may might could
can able
learn study
read peruse
write pen
meet gather convene assemble
visit travel tour
return come
stay remain keep
stand queue line wait
queue line
live exist reside
exist be
happen occur place
change alter modify amend shift
replace substitute swap
choose select pick opt elect
vote ballot
lead head command run
own possess have hold
share split divide
save rescue preserve
reach achieve attain hit
work function operate
hurt harm damage injure wound
answer reply respond retort
hear listen
forget overlook neglect ignore
remember recall recollect remind
thank grateful gratitude appreciate
warn caution alert
blame accuse fault
admit acknowledge concede recognise recognize confess
deny dispute refute reject dismiss
confirm verify corroborate
resign quit step
join enter
negotiate bargain talk
violate breach break infringe
respect honour observe abide
solve resolve settle
happen take_place
go travel head walk move
vanish disappear go melt
cross pass traverse
pass clear approve survive withstand complete
pass adopt enact
check verify inspect control examine
measure gauge
count tally number
invest spend
spend expend
earn make
feed nourish
fly soar
sail cruise
drive steer
throw toss hurl
break smash shatter
gather collect assemble
publish release issue print
invade occupy seize
free liberate release
test trial try
survive endure last outlast
punish penalise sanction
match equal
aim target
send deliver
keep retain hold maintain
put place set lay
set establish found
fall drop
turn become
become get grow turn
get become
arrive appear
protect defend
wave fly hoist
rely depend count lean
rest depend hinge
hinge depend
"""

_NOUNS = """
vehicle car truck lorry machine carrier
ambulance medevac
tank armour
aircraft plane jet warplane fighter
helicopter chopper
drone uav unmanned
boat ship vessel craft hull
warship frigate
gun howitzer cannon artillery tube barrel piece
missile rocket interceptor
shell round munition projectile ammunition ammo shot
weapon arm armament arms weaponry gun
equipment kit gear hardware materiel material technology technique
bridge crossing
radar sensor
system complex
mine landmine
soldier troop serviceman fighter warrior trooper
troop force army military soldier
crew team
people person citizen folk man woman population
civilian resident
lives life people
water river
boy child kid
girl child kid
money funds cash
nonsense rubbish garbage
joke
gesture sign signal symbol message
luck fortune
trust confidence faith
hope optimism
fear anxiety
silence quiet
noise
pressure strain
speed pace
rules rule regulation law
law act bill legislation
licence license permit permission
customs border
audit inspection review check
inquiry investigation probe
crime offence
trial case
sanction penalty punishment
fine penalty
election vote poll
campaign drive
reform change
tradition custom habit
culture
faith religion
health
disease illness sickness
flood inundation deluge
drought
harvest crop
grain wheat corn cereal
bread loaf
farm farmland field
ship vessel boat
runway airfield airport airbase
base camp garrison barracks
depot warehouse store storage
container crate box
pallet load
lorry truck
rail railway railroad train
wagon carriage car
pier quay dock wharf harbour port jetty
steps stairs staircase
cellar basement vault
roof ceiling
wall barrier fence
gap hole breach
key
medic doctor physician surgeon paramedic
worker employee staff labour
child kid
army military forces
navy fleet
police officer
enemy foe adversary opponent
ally partner friend
partner colleague counterpart
neighbour
government cabinet administration state authorities ministry
minister ministry secretary
president leader head
leader head chief boss
official officer
spokesperson spokesman spokeswoman
parliament legislature assembly house congress deputy lawmaker mp
party faction
court tribunal judge
company firm manufacturer business enterprise maker producer corporation
factory plant works
industry sector
country nation state land
capital city
city town
village settlement
region province area district territory
border frontier
front frontline line
road way route path street
port harbour
coast shore seaboard
sea ocean water
ground land soil
war conflict fighting hostility invasion
peace ceasefire truce armistice
battle combat fight
attack strike assault raid offensive
victory win triumph
loss defeat
threat danger risk menace peril
security safety defence
defence defense protection
aid help assistance support relief
donation gift present contribution
package tranche batch parcel
group batch lot party tranche consignment instalment portion set
part share portion piece component
rest remainder remaining other
number figure count amount quantity
total sum
money cash fund funding finance
price cost expense bill
loan credit
debt
budget
tax levy duty
taxpayer
profit gain
deal agreement accord contract pact arrangement treaty memorandum
contract agreement order
document paper file text
file folder dossier
desk table
report news story article
letter note
list inventory
statement declaration announcement
talk negotiation discussion consultation dialogue conversation
meeting summit session gathering conference
visit trip
decision ruling verdict resolution
approval consent permission authorisation green_light license authorization nod
promise pledge commitment vow word
offer proposal
request appeal plea call
demand requirement need
plan scheme programme project proposal intention
goal aim objective target purpose
step measure move action
reason cause ground
result outcome consequence
problem issue trouble difficulty matter question
matter issue question affair topic subject theme
question query
answer response reply
condition term requirement
chance opportunity possibility
choice option alternative
change shift
delay postponement
end finish conclusion
start beginning launch
deadline
day date
winter
autumn fall
month
week
year
hour
minute
moment time
snow
weather
cold frost winter
trial test exam check
inspection acceptance check control examination
delivery shipment transfer supply consignment
purchase acquisition procurement buy order
sale export
order command
training instruction schooling lesson
repair maintenance overhaul
spare component
fuel petrol oil gas
power energy electricity
food provision
water
hospital clinic
school
home house
door gate
flag banner ribbon
guard watch
history past
future
world globe
life
death
blood
truth fact
lie falsehood
word
language
voice
hand
eye
price
line queue
generosity kindness good-hearted largesse
responsibility duty burden obligation
burden load weight
principle rule
ability capability capacity
capability capacity
strength power force might
stock stockpile reserve shelf inventory depot warehouse
reserve deposit
mineral ore
ore mineral metal
right
interest stake
share
ownership
minister colleague
museum
"""

_OTHERS = """
usual customary ordinary normal regular standard routine common
special extraordinary exceptional
big large great huge major substantial considerable sizeable
small little minor tiny modest
good fine great excellent
bad poor terrible
important significant key crucial vital essential critical
necessary needed essential required
new fresh
old aged ageing veteran
strong powerful robust firm
weak feeble
quick fast rapid swift speedy prompt
quickly fast rapidly swiftly soon promptly
slow
clear obvious evident plain
sure certain confident convinced
possible feasible
impossible unthinkable
ready prepared willing
difficult hard tough
easy simple
safe secure
dangerous risky perilous
whole entire full complete total all
final last ultimate
last final
first opening initial lead
next following coming
previous former earlier past prior
current present
main chief principal primary
different distinct separate
same identical
similar alike comparable
true real genuine
false wrong untrue
wrong incorrect mistaken
free
joint common together shared
together jointly
military armed
armed military
modern advanced
own
only just merely solely
also too likewise well
still
already
again
always ever invariably constantly
often frequently
now currently presently today
then
later afterwards
soon shortly
ago
before ahead prior until
after following
until till before
by before
about around approximately some roughly nearly almost
above over beyond
under below
near close
far distant
with alongside
without
in inside within into
of from
on upon
for
to
against
because since as
although though while
if provided providing assuming
provided if
but however yet
instead_of rather_than
behind after
each_other one_another
nobody none
nothing none
everyone everybody all
everything all
many numerous lot several
several some various
enough sufficient
whoever who
like as
such this
very extremely highly really
actually really indeed
probably likely presumably
perhaps maybe possibly
completely fully entirely totally wholly
must
"""


def groups() -> list[tuple[str, list[str]]]:
    """Every group with its kind: "verb", "noun" or "other"."""
    tables = {"verb": _VERBS, "noun": _NOUNS, "other": _OTHERS}
    return [
        (kind, line.split()) for kind, table in tables.items() for line in table.strip().splitlines() if " " in line
    ]
