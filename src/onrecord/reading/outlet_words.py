"""Words by which outlets are recognised beside their names. Data only; `outlets` has the reasoning."""

from __future__ import annotations

from typing import Final

from onrecord.reading.wordlists import word_set

DESCRIPTORS: Final = word_set("""
    agency newspaper newspapers broadcaster daily weekly magazine channel television tv radio station site
    website wire outlet portal network tabloid paper podcast programme program show service affiliate
    publication journal periodical broadsheet newswire
    """)
"""Nouns that say what an outlet is ("the Danish daily Politiken")."""

ADJECTIVES: Final = word_set("""
    state state-run state-owned state-controlled news public private local national regional independent
    business financial official pro-government pro-kremlin opposition semi-official leading popular trade
    specialist government-run evening morning sister satellite cable online semiofficial respected influential
    mass-market military neighbouring italian left-leaning right-wing conservative liberal centre-left
    centre-right russian-language english-language same
    """)
"""What may stand between determiner and name."""

HEADS: Final = word_set("""
    News TV Television Radio Times Post Herald Gazette Tribune Journal Chronicle Observer Telegraph Guardian
    Mail Mirror Express Star Sun Standard Press Zeitung Tageblatt Rundschau Newswires Newswire Agency
    Broadcasting Daily Weekly Magazine Review Courier Sentinel Examiner Independent Ledger Bulletin Dispatch
    Inquirer Register Globe Echo Argus Wire Media Tidende Blad Bladet Dagblad Nieuws Gazeta Pravda Novosti
    Presse Matin Figaro Monde Corriere Gazzetta Repubblica Stampa Messaggero Mundo Shimbun Ilbo Sport FM Network
    Politico Bloomberg Axios Monitor Statesman Record Advertiser Citizen Democrat Bee Constitution Patriot
    Pioneer Banner Beacon Messenger Reporter Republic Transcript Mercury Correspondent Inquirer Enquirer Morgen
    Abend Allgemeine Kurier Kronen Nachrichten
    """)
"""Words that end or make up the names of outlets."""

ANAPHORS: Final = word_set("""
    paper newspaper agency broadcaster channel network station magazine daily weekly outlet site website service
    wire tabloid portal publication project programme program
    """)
"""Nouns that stand for an outlet already named ("told the paper")."""

CONNECTORS: Final = word_set("of on de du la le les am the to der die das del di el il für da do")
"""Lower-case words inside a name ("Times of Malta", "Bild am Sonntag")."""

NOT_OUTLETS: Final = word_set("""
    Parliament Congress Commons Lords Senate House Cabinet Council Court Knesset Duma Rada Bundestag
    Sejm Storting Riksdag Folketing Assembly Committee Mr Mrs Ms Dr President Prime Minister Senator Sen
    Rep Gov Governor Chancellor Secretary King Queen Prince Pope General Judge Justice Sir Lord Lady
    Speaker Ambassador Commissioner Mayor As But And In On At After While When If It He She They We This
    That The Republicans Democrats Labour Tories Conservatives Americans Europeans Ukrainians Russians
    God Jury Inquiry MPs MEPs Lawmakers Ministers Monday Tuesday Wednesday Thursday Friday Saturday
    Sunday January February March April May June July August September October November December Trump
    Putin Zelensky Zelenskyy Zelenskiy Netanyahu Biden Macron Merz Scholz Starmer Xi Modi Erdogan Orban
    Orbán Lukashenko Harris Vance Rubio Lavrov Meloni Tusk Rutte Maduro Kim Sanchez Sánchez
    """)
"""Capitalised words whose bearers are spoken to and publish nothing; words that open sentences; days and months."""

BODIES: Final = word_set("""
    Parliament Congress Senate House Cabinet Council Court Assembly Committee Commission Tribunal Inquiry Chamber
    """)
"""Words after which a capitalised run is a body that is spoken to ("told the High Court")."""

GENERIC: Final = (
    r"(?:(?:the|some|several|many)\s+)?"
    r"(?:(?:state|local|national|international|foreign|social|[A-Z]\w+)[ -](?:\w+[ -])?)"
    r"(?:media|television|TV|radio|newspapers|broadcasters|press)(?:\s+reports)?|media\s+reports"
)
"""Outlets that are not named ("state television", "Vietnamese media reports")."""

PUBLISHER: Final = (
    r"us\b|me\b"
    r"|(?:this|our)\s+(?:newspaper|paper|station|channel|website|site|outlet|agency|reporter|correspondent|magazine)"
)
"""Words by which an outlet means itself."""

TITLES: Final = word_set(
    "Minister President Secretary Chancellor Governor Senator Ambassador Commissioner General Prosecutor Judge Mayor"
    " Deputy"
)
"""Words after which a capitalised run is somebody's office and name."""

LOWER_CASE: Final = word_set("dpa la le les il el lo der die das de het openDemocracy taz eldiario")
"""Lower-case words that an outlet's name may begin with."""
