"""Words that show what a speaker does with a content. Data only; `stance` has the reasoning.

Every lemma is listed once; `INFLECTED` holds the forms that English spelling rules do not give.
"""

from __future__ import annotations

from typing import Final

from onrecord.reading.wordlists import word_set
from onrecord.records import Stance

VERBS: Final[dict[Stance, str]] = {
    "denies": """
    deny reject dismiss refute rebut repudiate dispute contradict contest disavow exclude debunk rebuff disclaim
    renounce disown quash scotch veto
""",
    "asks": """
    ask demand urge request question appeal plead beg beseech implore petition query inquire enquire entreat
    exhort summon solicit
""",
    "offers": "offer volunteer propose",
    "promises": "pledge vow promise undertake commit swear guarantee plan intend",
    "warns": "warn threaten fear caution alert worry dread forewarn",
}
"""Lemmas that carry a stance by themselves."""

NOUNS: Final[dict[Stance, str]] = {
    "denies": "denial rejection dismissal refutation rebuttal",
    "asks": "plea petition query inquiry enquiry",
    "offers": "readiness willingness proposal",
    "promises": "commitment assurance undertaking intention",
    "warns": "threat alarm worry warning concerns concerned",
}
"""Nouns that are no form of a listed verb ("offer", "demand" and "pledge" are)."""

PHRASES: Final[tuple[tuple[str, Stance], ...]] = (
    ("rule out", "denies"),
    ("brush aside", "denies"),
    ("brush off", "denies"),
    ("shrug off", "denies"),
    ("wave away", "denies"),
    ("wave off", "denies"),
    ("laugh off", "denies"),
    ("scoff at", "denies"),
    ("push back", "denies"),
    ("hit back", "denies"),
    ("pour cold water", "denies"),
    ("knock down", "denies"),
    ("shoot down", "denies"),
    ("take issue", "denies"),
    ("disagree with", "denies"),
    ("turn down", "denies"),
    ("balk at", "denies"),
    ("not true", "denies"),
    ("call for", "asks"),
    ("call on", "asks"),
    ("call upon", "asks"),
    ("press for", "asks"),
    ("push for", "asks"),
    ("lobby for", "asks"),
    ("plead for", "asks"),
    ("want to know", "asks"),
    ("seek to know", "asks"),
    ("stand ready", "offers"),
    ("ready to", "offers"),
    ("willing to", "offers"),
    ("prepared to", "offers"),
    ("open to", "offers"),
    ("hold out", "offers"),
    ("agree to", "promises"),
    ("decide to", "promises"),
    ("resolve to", "promises"),
    ("give his word", "promises"),
    ("give her word", "promises"),
    ("give their word", "promises"),
    ("determined to", "promises"),
    ("bind himself", "promises"),
    ("bind herself", "promises"),
    ("bind itself", "promises"),
    ("bind themselves", "promises"),
    ("afraid", "warns"),
    ("fearful", "warns"),
    ("worried", "warns"),
    ("express concern", "warns"),
    ("voice concern", "warns"),
    ("raise concern", "warns"),
    ("concern about", "warns"),
    ("concern over", "warns"),
    ("concern that", "warns"),
    ("sound the alarm", "warns"),
    ("raise the alarm", "warns"),
    ("ring the alarm", "warns"),
)
"""Several words that carry a stance together; the first is a lemma, up to three words may stand after it."""

SPEECH: Final[str] = """
    confirm comment say answer discuss elaborate specify identify name disclose provide speak respond reply
    reveal talk explain speculate give go describe address rule exclude take detail divulge state verify
    corroborate characterise characterize clarify acknowledge deny mention weigh share offer engage expand
    commit be discard tell return
"""
"""What people decline to do when they decline to say ("declined to give a date", "refused to be drawn")."""

UNSAID: Final[str] = """
    confirm comment say elaborate discuss verify specify disclose rule deny exclude respond reply answer
    identify corroborate reveal divulge detail provide give describe name clarify authenticate acknowledge
    address speculate commit discard drawn
"""
"""What, under a negation, is not said ("could not confirm", "would not rule out", "did not respond")."""

REFUSALS: Final[str] = "decline refuse"

SILENCES: Final[tuple[str, ...]] = (
    "no comment",
    "unable to confirm",
    "unable to verify",
    "unable to comment",
    "unable to say",
    "neither confirm",
    "neither deny",
    "not be drawn",
    "stop short of",
    "keep silent",
    "remain silent",
    "stay silent",
    "not available for comment",
    "unavailable for comment",
    "request for comment",
    "requests for comment",
    "dodge",
    "evade",
    "sidestep",
    "deflect",
    "duck",
    "avoid answer",
    "avoid question",
    "avoid say",
    "avoid comment",
    "demur",
    "non-committal",
    "noncommittal",
    "tight-lipped",
    "refrain from comment",
    "refrain from",
)
"""Ways of not saying; the first word is a lemma."""

NEGATIONS: Final[frozenset[str]] = word_set(
    "not never neither nor no nobody none without n't hardly cannot nothing stop stopped"
)

UNTRUE: Final[str] = """
    false fake untrue fiction fictional fictitious nonsense lie lies lying baseless unfounded groundless
    fabricated fabrication fabrications misleading absurd absurdity rubbish hoax slander slanderous libel
    libellous libelous invention invented ridiculous ludicrous preposterous garbage bogus inaccurate incorrect
    wrong disinformation misinformation smear smears unsubstantiated falsehood falsehoods distortion distorted
    fantasy fantasies fairy fairytale shakedown bunk hogwash baloney balderdash claptrap defamatory laughable
    propaganda provocation myth untruth erroneous mistaken forged
"""
"""What somebody calls a claim in order to deny it."""

COURTESIES: Final[str] = """
    thoughts thought congratulations condolences opinion opinions view views testimony tips apology apologies
    praise assessment explanation explanations glimpse advice details criticism analysis comment comments reason
    reasons excuse evidence
"""
"""What is offered in words only ("offered his congratulations" asserts)."""

INFLECTED: Final[dict[str, str]] = {
    "beseech": "besought",
    "beg": "begged begging",
    "plead": "pled",
    "swear": "swore sworn",
    "undertake": "undertook undertaken",
    "plan": "planned planning",
    "commit": "committed committing",
    "forewarn": "",
    "quash": "quashes",
    "give": "gave given",
    "say": "said",
    "tell": "told",
    "hold": "held",
    "take": "took taken",
    "stand": "stood",
    "shrug": "shrugged shrugging",
    "stop": "stopped stopping",
    "shoot": "shot",
    "speak": "spoke spoken",
    "bind": "bound",
    "rule": "",
    "hit": "hit hitting",
    "ring": "rang rung",
    "refer": "referred referring",
    "keep": "kept",
}
"""Forms that no spelling rule gives (doubled consonants, strong verbs)."""
