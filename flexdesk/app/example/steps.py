"""The steps of the Aarhus pipeline by the codes the pipeline file gives them, in order."""

SCREENING = "screening"
VISITATION = "visitation"
TREPARTSSAMTALE = "three_party_meeting"
KOMPETENCEAFKLARING = "competence_clarification"
KANDIDATKORT = "candidate_card"
JOBSOEGNING = "job_search"
INDLEDENDE_SAMTALE = "intro_meeting"
PRAKTIK = "internship"
KURSER = "courses"
PULJEFLEKSJOB = "pool_flexjob"
ORDINAERT = "outcome_success"
ANDET = "outcome_other"

ON_THE_WAY = (
    SCREENING,
    VISITATION,
    TREPARTSSAMTALE,
    KOMPETENCEAFKLARING,
    KANDIDATKORT,
    JOBSOEGNING,
    INDLEDENDE_SAMTALE,
    PRAKTIK,
    KURSER,
)
"""The steps before a pool job: the 90 who wait stand in one of them."""

PHASE_OF = {
    SCREENING: "screening",
    VISITATION: "screening",
    TREPARTSSAMTALE: "screening",
    KOMPETENCEAFKLARING: "afklaring",
    KANDIDATKORT: "afklaring",
    JOBSOEGNING: "soegning",
    INDLEDENDE_SAMTALE: "soegning",
    PRAKTIK: "praktik",
    KURSER: "praktik",
    PULJEFLEKSJOB: "pulje",
    ORDINAERT: "ordinaer",
    ANDET: "efter",
}
"""What journal notes are about in a step."""
