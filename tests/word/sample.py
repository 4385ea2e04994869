"""A French document of five pages with every kind of block: invented, and plainly so."""

from datetime import date

from conventions.drafting.blocks import (
    Clause,
    Column,
    Continuation,
    Document,
    Gap,
    GapList,
    Heading,
    Item,
    Letter,
    Note,
    PageBreak,
    Paragraph,
    Signatory,
    Signatures,
    Subtitle,
    Table,
    Text,
    Title,
    Value,
    missing,
)

END = Gap("term.end", "fin de la convention")
SIGNATORY = Gap("signatures.signatories[1].name", "signataire du prestataire")

PARTIES = Table(
    columns=(Column("Rôle", 2), Column("Partie", 5)),
    rows=(
        (
            (Text("Mandant"),),
            (
                Value("Canton de Berne, Office de l’intégration et de l’action sociale"),
                Text("\n"),
                Value("Rathausplatz 1, 3000 Berne"),
            ),
        ),
        ((Text("Prestataire"),), (Value("Association Atelier du Lac & Fils"), Text(", à Bienne"))),
        ((Text("Personne de contact"),), (Gap("parties[1].contact.name", "nom du contact"),)),
    ),
    description="Les parties à la convention, avec leur adresse",
    header=False,
    row_titles=True,
)
INDICATORS = Table(
    columns=(
        Column("Indicateur", 5),
        Column("Source", 3),
        Column("Cible", 2, "right"),
        Column("Pondération", 2, "right"),
    ),
    rows=tuple(
        (
            (Value(name),),
            (Value(source),),
            (Value(target) if target else Gap(f"goals.indicators[{index}]", "cible"),),
            (Value(weight),),
        )
        for index, (name, source, target, weight) in enumerate(
            (
                ("Taux d’occupation des places", "liste des participations", "90 %", "20"),
                ("Participations menées à leur terme", "liste des participations", "70 %", "20"),
                ("Insertion dans l’emploi à six mois", "enquête du prestataire", "30 %", "40"),
                ("Satisfaction des services sociaux", "questionnaire annuel", "", "20"),
            )
        )
    ),
    caption="Tableau 1 – Indicateurs et cibles pour 2027",
    description="Quatre indicateurs, leur source, leur cible et leur pondération en points",
)
PRICES = Table(
    columns=(
        Column("Prestation", 9),
        Column("Unité", 5),
        Column("Quantité", 4, "right"),
        Column("Prix", 6, "right"),
        Column("Montant", 6, "right"),
    ),
    rows=(
        (
            (Value("Places à l’année"),),
            (Text("place"),),
            (Value("20"),),
            (Value("CHF 24'000.00"),),
            (Value("CHF 480'000.00"),),
        ),
        (
            (Value("Évaluations de l’employabilité"),),
            (Text("évaluation"),),
            (Value("35"),),
            (Value("CHF 650.00"),),
            (Value("CHF 22'750.00"),),
        ),
    ),
    total=((Text("Total"),), (), (), (), (Value("CHF 502'750.00"),)),
    caption="Tableau 2 – Prix et plafond",
    description="Les prestations, leur unité, la quantité convenue, le prix et le montant",
)
DEADLINES = Table(
    columns=(Column("Échéance", 2), Column("Objet", 5), Column("Par", 2)),
    rows=tuple(
        (
            (Value(f"{day} {month} 2027"),),
            (Text(f"Rapport du trimestre {quarter} : participations, heures, insertions"),),
            (Value("prestataire"),),
        )
        for quarter, (day, month) in enumerate(
            ((30, "avril"), (31, "juillet"), (31, "octobre"), (31, "décembre")), start=1
        )
    ),
    caption="Tableau 3 – Échéances",
    description="Les dates auxquelles un rapport est dû",
)

_PROSE = (
    "Le prestataire accueille les personnes que lui adressent les services sociaux, établit avec "
    "chacune un plan individuel dans les dix jours ouvrables et en rend compte au mandant. "
)


def _article(key: str, title: str, clauses: int) -> tuple[Heading | Clause, ...]:
    return (
        Heading(key, title),
        *(
            Clause(f"{key}.{index}", (Text(_PROSE * (1 + index % 2)), Text("Sans frais.", True)))
            for index in range(1, clauses + 1)
        ),
    )


BODY = (
    Title((Text("Convention de prestations"),)),
    Subtitle((Value("Insertion professionnelle, Atelier du Lac"),)),
    Heading("preamble", "Préambule", numbered=False),
    PARTIES,
    Paragraph((Text("Les parties concluent la présente convention, vu :"),)),
    Item((Text("la loi sur les programmes d’action sociale (LPASoc) ;"),)),
    Item((Text("l’ordonnance qui s’y rapporte.\tétat au 1er janvier 2026"),)),
    Heading("subject", "Objet et bases"),
    Clause("subject.purpose", (Text("La convention règle, au sens de la présente :"),)),
    Letter((Text("l’offre de places pour "), Value("20 personnes"), Text(" ;"))),
    Letter((Text("la rémunération du prestataire ;"),)),
    Letter((Text("l’évaluation des résultats."),)),
    Continuation((Text("Les annexes en font partie intégrante."),)),
    Clause("subject.place", (Text("Le prestataire travaille à "), Value("Bienne"), Text("."))),
    Letter((Text("dans ses ateliers ;"),)),
    Letter((Text("chez des employeurs de la région."),)),
    *_article("services", "Prestations", 4),
    Heading("goals", "Objectifs et indicateurs"),
    Clause("goals.targets", (Text("Les cibles sont celles du tableau 1."),)),
    INDICATORS,
    Note((Text("Source : système d’information du prestataire. Intervalle de Wilson à 95 %."),)),
    *_article("principles", "Principes de collaboration", 3),
    Heading("financing", "Volume et financement"),
    Clause("financing.price", (Text("Le mandant paie les prix du tableau 2."),)),
    PRICES,
    Clause("financing.ceiling", (Text("Le total est un plafond."),)),
    *_article("evaluation", "Évaluation et rapports", 2),
    DEADLINES,
    Heading("term", "Durée et résiliation"),
    Clause(
        "term.period",
        (Text("La convention court du "), Value("1er janvier 2027"), Text(" au "), END, Text(".")),
    ),
    Clause("term.again", (Text("Elle ne se renouvelle pas après le "), END, Text("."))),
    *_article("disputes", "Litiges et for", 3),
    *_article("final", "Dispositions finales", 2),
    Signatures(
        intro=(Text("Fait en deux exemplaires, dont chaque partie reçoit un."),),
        parties=(
            Signatory(
                (Value("Canton de Berne"), Text("\nOffice de l’intégration", False)),
                (
                    (Text("Lieu et date"),),
                    (Value("Anne Rochat"), Text(", cheffe de service")),
                ),
            ),
            Signatory(
                (Value("Association Atelier du Lac & Fils"),),
                ((Text("Lieu et date"),), (SIGNATORY, Text(", présidente"))),
            ),
            Signatory(
                (Value("Ville de Bienne"),),
                ((Text("Lieu et date"),), (Value("Luc Favre"), Text(", directeur"))),
            ),
        ),
    ),
)

DOCUMENT = Document(
    language="fr-CH",
    title="Insertion professionnelle, Atelier du Lac",
    number="be-poias-2027-atelier",
    version="version 1",
    issuer="Office de l’intégration et de l’action sociale",
    created=date(2026, 11, 21),
    page_words="page {x} de {y}",
    letterhead=(
        "Canton de Berne",
        "Direction de la santé, des affaires sociales et de l’intégration",
        "Office de l’intégration et de l’action sociale",
    ),
    draft="PROJET",
    blocks=(
        *BODY,
        PageBreak(),
        GapList(
            key="gaps",
            title="Ce qui manque encore",
            columns=("À compléter", "Champ du fichier"),
            gaps=(*missing(BODY), Gap("parties[0].number", "numéro IDE du mandant")),
            intro=(Text("Cette page disparaît quand la convention est complète."),),
        ),
    ),
)
