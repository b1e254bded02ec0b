#!/usr/bin/env python3
"""make_cards.py COUNT [SEED]: prints the lines of invented business cards with their truth.

One card after the other; tab-separated lines:
  C  id               a card begins
  R  region           where it is read (ISO 3166-1)
  T  field  value     what is on it: `name`, `company`, `job_title`, `department` as read (with the
                      misreadings), `email`, `website`, `phone` (E.164), `address` as printed
  L  x_height         a line of print begins
  W  left top right bottom confidence text

People, firms, streets and numbers are put together at random; nobody is meant. Domains end in
.example (RFC 2606). Half of the names are in no word list of the parser, so that a fit does not
learn to lean on the lists. Standard library only.
"""
import random
import sys
import unicodedata

import world

R = random.Random()

KNOWN_GIVEN = """Anna Lukas Sabine Thomas Jürgen Käthe Björn Renate Günther Heike Sophie Claire James
Susan Piotr Marek Chiara Priya Mehmet Wei Olga Nuria Sven Ingrid Uwe Hannah Felix Greta Moritz Lena
Emily Oliver Robert Michael Laura Julia Stefan Petra Christian Maria Hans Karl-Heinz Hans-Peter
Anne-Marie Eva Jan Tim Paul Peter Martin Andreas David Daniel Alexander Johannes Elena Nina""".split()
OTHER_GIVEN = """Aveline Bjarke Caspian Delphi Enno Fenja Gisbert Hjördis Ignaz Jorinde Kunibert Liuva Mechthild
Notker Ortrun Quirin Roswitha Sieglinde Tjark Urte Veit Wunibald Xaveria Ylva Zdenka Amadou Binh Chiyo
Dilnoza Eun Farrukh Gulnara Hiroshi Ikram Jisoo Kwame Lwazi Minh Nguyen Oyelaran Parisa Rangi Sadiq Thulani
Umida Vusi Wacław Yejin Zainab Aoife Bronagh Caoimhe Dafydd Eirwen Fionnuala Gethin Hefin Iolo Keir
Ottokar Leberecht Isfried Dankward Ruperta Walburga Alrun Swantje Okko Tammo Wiebrand Imke Frauke-Maren""".split()
FAMILY = """Müller Schmidt Weber Köhler Krüger Lindemann Nowak Dubois Brandt Fuchs Zimmermann Großmann Jansen Petersen
Schröder Hofmann Becker Schulz Wagner Vogt Kaiser Sommer Winter Berg Stein Wolf Jung Lang Klein Groß König
Fischer Bauer Richter Schäfer Koch Meier Kowalski Rossi Bianchi García Martínez Smith Taylor Brown Wilson
Patel Chen Yıldız O'Brien O'Connor McAllister Novák Horvat Andersson Jørgensen Haverkamp Uhlenbrock Tietjen
Ahrensmeier Quast Zwickel Oberholzer Imhof Aeschbacher Grüter Pfeifer Kranz Busch Feld Sand Bach Thoma""".split()
PARTICLES = ["von", "von der", "van", "de", "van der", "zu", "de la", "di"]
ONSET = "b br d dr f fl g gr h k kl kr l m n p pr r s sch st t tr v w z".split()
VOWEL = "a e i o u ei au o a e ü ö".split()
CODA = "n r l s t ck rn nd lt mm x p ng st".split()
PREFIXES = ["Dr.", "Prof. Dr.", "Dipl.-Ing.", "Dr. med.", "Dipl.-Kfm.", "Dr.-Ing.", "Prof.", "Dr. rer. nat.", "Mag.",
            "Dr. jur.", "Ing.", "Dipl.-Inf.", "Dr. phil.", "Mr.", "Ms.", "Dipl.-Wirt.-Ing."]
SUFFIXES = ["MBA", "M.A.", "M.Sc.", "LL.M.", "PhD", "B.Eng."]
COINED = """Nordlicht Vektoria Blauwerk Silberbach Kiefernhof Sonnenfeld Aquila Terrano Lumora Zentris Novaplan Waldstein Rheingold
Meridian Polaris Quantix Feuerstein Seewind Grünspan Morgentau Weitblick Kompass Ankerplatz Drehmoment Klangraum
Lichtblick Querdenk Bluefin Northgate Riverbend Oakfield Brightside Clearwater Ironbridge Redwood Silverline Summit
Harbour Lakeside Hilltop Cornerstone Evergreen Pathfinder Horizon Keystone Sandstone Windrose Steinadler Fuchsbau""".split()
TRADE = """Consulting Software Design Logistik Architektur Maschinenbau Immobilien Elektrotechnik Finance Medien Kommunikation
Gartenbau Umwelttechnik Steuerberatung Werbeagentur Ingenieure Partners Solutions Systems Technologies Logistics
Engineering Media Marketing Studio Interiors Analytics Energietechnik Holzbau Metallbau Haustechnik Feinkost Optik
Verlag Druckerei Spedition Messebau Medizintechnik Planungsbüro Catering Robotik Bautechnik Sanitärtechnik Tours
Brauhaus Keramik Textil Kunststoffe Antriebstechnik Lichttechnik Akustik Photovoltaik Instruments Ceramics Foods""".split()
FORMS = ["GmbH", "GmbH & Co. KG", "AG", "UG (haftungsbeschränkt)", "e.K.", "GbR", "KG", "OHG", "SE", "eG", "e.V.",
         "PartG mbB", "Ltd.", "Ltd", "Inc.", "LLC", "S.A.", "B.V.", "Sàrl", "gGmbH", "LLP", "S.r.l.", "PLC", "Corp."]
BODIES = ["Praxis für Physiotherapie", "Kanzlei {f} & {g}", "Rechtsanwälte {f} | {g}", "Stadtwerke {c}", "Universität {c}",
          "Technische Hochschule {c}", "Institut für Werkstoffkunde", "Verein für Stadtgeschichte {c}", "Büro {f}",
          "Atelier {f}", "{f} & Söhne", "{f} + {g}", "{f} & {g} Architekten", "Hotel {k}", "Restaurant {k}", "Café {k}",
          "Gebr. {f}", "Autohaus {f}", "Bäckerei {f}", "Weingut {f}", "Steuerkanzlei {f}", "Landesamt für Umwelt",
          "Bundesverband Holz", "Volksbank {c}", "Apotheke am Markt", "{f} Photography", "The {k} Company", "{k} Group",
          "{f} Associates", "Klinikum {c}", "Galerie {f}", "Fahrschule {f}", "Museum {k}", "{k} Labs", "{k}", "{f}",
          "Studio {k}", "{k} {t}", "{t} {f}", "Ingenieurbüro {f}", "Zahnarztpraxis {f}", "Tischlerei {f}"]
TITLES = """Geschäftsführer;Geschäftsführerin;Inhaber;Inhaberin;Leiter Vertrieb;Leiterin Einkauf;Projektleiter;Projektleiterin;Software
Engineer;Head of Marketing;Key Account Manager;Chief Executive Officer;CEO;CTO;Sales Manager;Account Executive;Steuerberater;Rechtsanwältin;
Rechtsanwalt;Fachanwältin für Arbeitsrecht;Architektin;Landschaftsarchitekt;Kommunikationsberaterin;Fachjournalist;Vertriebsleiter;
Teamleiterin Kundenservice;Vorstand;Mitglied des Vorstands;Prokurist;Assistentin der Geschäftsführung;Referentin für Öffentlichkeitsarbeit;
Senior Consultant;Junior Developer;Product Owner;Art Director;Creative Director;UX Designer;Data Scientist;Business Development Manager;
Technischer Leiter;Kaufmännische Leiterin;Wissenschaftliche Mitarbeiterin;Wissenschaftlicher Mitarbeiter;Facharzt für Innere Medizin;
Zahnärztin;Heilpraktikerin;Physiotherapeut;Fotografin;Freie Journalistin;Übersetzerin;Dolmetscher;Bauleiter;Malermeister;Tischlermeisterin;
Elektromeister;Außendienst;Gebietsleiter Nord;Regionalleiterin Süd;Personalreferentin;Leiter Forschung und Entwicklung;Qualitätsmanager;
IT-Administrator;Systemadministratorin;Berater*in;Projektmanager:in;Sachbearbeiter/in;Vertriebsingenieur;Partner;Managing Director;Founder &
CEO;Co-Founder;Owner;Vice President Sales;Senior Vice President;Director of Operations;Office Manager;Marketing Assistant;Research
Fellow;Professor für Baustoffkunde;Lecturer in Economics;Attorney at Law;Solicitor;Realtor;Chef de Cuisine;Barista;Köchin;Sommelier;Gesellschafter;
Geschäftsführender Gesellschafter;Stellvertretende Leiterin;Abteilungsleiter Technik;Controllerin;Buchhalter;Immobilienmakler;Versicherungsfachwirt;
Finanzberaterin;Kundenberater;Eventmanagerin;Redakteurin;Chefredakteur;Lektorin;Verlagsleiter;Dirigent;Musiklehrerin;Coach;Trainerin;
Mediatorin;Gutachter;Sachverständige für Immobilienbewertung;Energieberater;Gärtnermeister;Florist;Pastor;Bürgermeisterin;Directrice
commerciale;Responsable des ventes;Direttore vendite;Gerente de ventas;Dyrektor handlowy;Projectleider;Principal Engineer;Staff Nurse;
Solution Architect;Web Developer;Logistikplaner;Disponentin;Schulleiter;Erzieherin;Studienrat;Pressesprecher;Datenschutzbeauftragte;
Betriebswirtin (VWA);Keynote Speaker;Autor;Illustratorin;Grafikdesigner;Kamerafrau;Tonmeister;Restauratorin""".replace("\n", " ").split(";")
DEPARTMENTS = ["Abteilung Einkauf", "Vertrieb", "Marketing", "Kundenservice", "Forschung & Entwicklung", "Fakultät für Maschinenbau",
               "Lehrstuhl für Informatik", "Fachbereich Wirtschaft", "Personalabteilung", "Presse- und Öffentlichkeitsarbeit",
               "Department of Physics", "Sales Department", "Human Resources", "Geschäftsbereich Automotive", "Dezernat 4",
               "Institut für Mechanik", "Abteilung Logistik", "Niederlassung Süd", "IT-Services", "Finance & Controlling",
               "Research & Development", "Technischer Kundendienst", "Stabsstelle Klimaschutz", "Business Unit Mobility"]
SLOGANS = ["seit {y}", "Qualität aus Tradition", "Wir planen Ihre Zukunft", "Building better ideas", "Alles aus einer Hand", "since {y}",
           "Ihr Partner für gutes Licht", "Mehr Raum für Ideen", "Making things work", "Ideen, die tragen", "Einfach. Besser. Bauen.",
           "Meisterbetrieb seit {y}", "your trusted advisor", "Technik, die verbindet", "Gemeinsam weiter denken", "Design for people",
           "Zertifiziert nach ISO 9001", "Mitglied der Architektenkammer", "Termine nach Vereinbarung", "Mo - Fr 9 - 18 Uhr",
           "Planung Beratung Ausführung", "print | web | film", "Lack, Holz, Farbe", "Family owned since {y}", "Think ahead",
           "Innovation in Stahl", "Der Natur verbunden", "we make it simple", "Nachhaltig bauen", "Beratung · Verkauf · Service",
           "Termin am:", "Ein Unternehmen der {k} Gruppe", "Member of {k} Group", "A {k} company", "Genuss mit Aussicht",
           "Kontakt", "Besuchen Sie uns", "Öffnungszeiten", "Sprechzeiten nach Vereinbarung", "Neubau Umbau Sanierung"]
CITIES = [("Osnabrück", "49074", "541"), ("Berlin", "10117", "30"), ("Hamburg", "20095", "40"), ("München", "80331", "89"),
          ("Köln", "50667", "221"), ("Bremen", "28195", "421"), ("Frankfurt am Main", "60311", "69"), ("Leipzig", "04109", "341"),
          ("Freiburg im Breisgau", "79098", "761"), ("Bad Oldesloe", "23843", "4531"), ("Nürnberg", "90402", "911"),
          ("Sankt Augustin", "53757", "2241"), ("Lübeck", "23552", "451"), ("Ulm", "89073", "731"), ("Halle (Saale)", "06108", "345"),
          ("Mülheim an der Ruhr", "45468", "208"), ("Castrop-Rauxel", "44575", "2305"), ("Göttingen", "37073", "551")]
STREETS = ["{f}straße", "{f}str.", "Am {k}", "An der Bleiche", "Lange Straße", "Große Rosenstraße", "Hauptstr.", "Mühlenweg", "{f}weg",
           "{f}-{g}-Straße", "Im Winkel", "Alter Markt", "{f}allee", "{f}platz", "Hinter dem Dom", "Zum Bahnhof", "{k}ring", "Auf dem Berg",
           "Kirchgasse", "Unter den Linden", "Platz der Freiheit", "{k}damm", "Neuer Wall", "Steinweg", "Obere Torstraße"]


def invented(low=2, high=3):
    word = "".join(R.choice(ONSET) + R.choice(VOWEL) for _ in range(R.randint(low - 1, high - 1)))
    return (word + R.choice(ONSET) + R.choice(VOWEL) + R.choice(CODA)).capitalize()


def slug(text, german=True):
    text = text.lower()
    if german:
        for a, b in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
            text = text.replace(a, b)
    text = text.replace("ß", "ss").replace("ł", "l").replace("ı", "i").replace("ø", "o")
    text = unicodedata.normalize("NFD", text)
    return "".join(c for c in text if c.isascii() and c.isalnum())


def person():
    given = R.choice(KNOWN_GIVEN if R.random() < .5 else OTHER_GIVEN)
    family = R.choice(FAMILY) if R.random() < .6 else invented()
    if R.random() < .07:
        family += "-" + R.choice(FAMILY)
    if R.random() < .07:
        family = R.choice(PARTICLES) + " " + family
    middle = R.choice(["", "", "", "", "", "", R.choice("ABEHJLM") + ".", R.choice(KNOWN_GIVEN)])
    if R.random() < .03:
        given = given[0] + "."
    prefix = R.choice(PREFIXES) if R.random() < .25 else ""
    suffix = ", " + R.choice(SUFFIXES) if R.random() < .05 else ""
    return prefix, given, middle, family, suffix


def firm(family, city):
    f, g, k, t = family, R.choice(FAMILY), R.choice(COINED) if R.random() < .6 else invented(), R.choice(TRADE)
    if R.random() < .12:
        k = "".join(R.choice("ABCDEFGHKLMNRSTVW") for _ in range(R.randint(2, 4)))
    kind = R.random()
    if kind < .35:
        base = f"{k} {t}" if R.random() < .7 else k
        return base, f"{base} {R.choice(FORMS)}"
    if kind < .5:
        base = f"{k} {t}"
        return base, base
    if kind < .6:
        base = f"{t} {f}" if R.random() < .5 else f"{f} {t}"
        return base, base if R.random() < .5 else f"{base} {R.choice(FORMS)}"
    base = R.choice(BODIES).format(f=f, g=g, k=k, t=t, c=city).replace(" | ", " " + R.choice("&+") + " ")
    return base, base if R.random() < .75 else f"{base} {R.choice(FORMS)}"


def number_text(area, digits, extension):
    groups = lambda s: " ".join(s[max(0, i - 2):i] for i in range(len(s), 0, -2)[::-1]) if R.random() < .4 else s
    main = groups(digits)
    form = R.randrange(9)
    text = [f"+49 {area} {main}", f"+49 (0) {area} / {main}", f"+49 (0){area} {main}", f"0{area} / {main}", f"0{area} {main}", f"(0{area}) {main}",
            f"+49.{area}.{digits}", f"0{area}/{main}", f"0049 {area} {main}"][form]
    return text + (f"-{extension}" if extension else "")


def phone(kind, area):
    if kind == "mobile":
        area, digits, extension = R.choice(["151", "160", "171", "172", "176", "179", "1522"]), str(R.randint(1000000, 9999999)), ""
        if area == "1522":
            digits = digits[:7]
        elif area in ("151", "160", "176"):
            digits += str(R.randrange(10))
    else:
        digits = str(R.randint(100000, 999999)) if len(area) < 4 else str(R.randint(10000, 99999))
        extension = str(R.randint(1, 99)) if R.random() < .4 else ""
    return f"+49{area}{digits}{extension}", number_text(area, digits, extension)


EXTRA_LINES = ["Geschäftsführer: Hans Wein", "Geschäftsführung: Anna Wein", "Vorstand: Jan Feld", "Registergericht: Amtsgericht Ulm", "Amtsgericht Bremen HRB 12345", "CEO: Jane Field",
               "Mit freundlichen Grüßen", "Best regards", "Kind regards", "Viele Grüße", "Impressum", "Kontakt:", "Vorsitzender des Aufsichtsrats: Udo Sand", "Head Office:",
               "Tax code: 01########", "USt-IdNr. DE#########", "ISO 9001", "Head Office", "Branch Office", "HRB 12345", "www", "Follow us", "@blauwerk.design", "ISO 27001", "NASDAQ: ABCD",
               "Member of the Chamber of Architects", "Mo-Fr 8-17 Uhr", "IBAN DE00 0000 0000 0000 0000 00", "Kontakt:", "Ust.-ID CHE-123.456.789", "Termine nur nach Vereinbarung", "Sitz der Gesellschaft"]

LABELS = {"work": ["Tel.", "Telefon", "Tel.:", "T", "T:", "Fon", "Phone:", "Telefon:", "Phone", "fon", "P", "t", "TEL", "Büro:", "☎", "&", "Q", "", ""],
          "mobile": ["Mobil", "Mobil:", "M", "M:", "Handy", "Mobile:", "Cell", "m", "MOBIL", "@", "D", "", ""],
          "fax": ["Fax", "Fax:", "F", "F:", "Telefax", "fax", "Telefax:", "FAX"],
          "email": ["E-Mail:", "Mail", "E", "e:", "Email", "", "", "", "@", "E:", "E-Mail", "Mail:", "3", "©", "&"],
          "website": ["Web:", "W", "", "", "", "", "Internet:", "web", "w:", "www", "@", "9"],
          "address": ["", "", "", "", "", "", "", "", "", "", "9", "we", "Adresse:", "Add:", "©", "9", "Address:", "A:", "Q"]}


def foreign_card(country):
    """A card of a country of world.py."""
    coined = lambda: R.choice(COINED) if R.random() < .4 else invented()
    given = R.choice(country["given"])
    family = R.choice(country["family"]).replace("_", " ") if R.random() < .7 else invented()
    if country["region"] == "VN" and R.random() < .5:
        family += " " + R.choice(country["given"])
    native = R.random() < country["family_first"]
    if R.random() < .1 and country["region"] in ("US", "GB", "IN"):
        given += " " + R.choice("ABEHJLMRST") + "."
    name = f"{family} {given}" if native else f"{given} {family}"
    if R.random() < .08:
        name = f"{family}, {given}"
    if R.random() < .1:
        name = R.choice(["Dr.", "Prof.", "Mr.", "Ms.", "Ir.", "Ing.", "lic. iur.", "Prof. Dr."]) + " " + name
    if R.random() < .12:
        name += R.choice([", ", ", ", " "]) + R.choice(["Ph.D.", "PhD", "MBA", "M.Sc.", "CPA", "P.E.", "BSc", "LL.M.", "MD", "FRICS", "Esq.", "CFA"])
    company = world.firm_of(country, R, coined, lambda: R.choice(country["family"]).replace("_", " "))
    g, f = slug(given), slug(family.split(" ")[0] if country["region"] == "VN" else family)
    words = [slug(w) for w in company.split() if slug(w)]
    host = R.choice([words[0], "".join(words[:2]), "-".join(words[:2]), "".join(w[0] for w in words), slug(coined())])[:24] or "firm"
    host += ".example"
    company = company if R.random() < .93 else ""
    if not company and R.random() < .6:  # who works alone is found by the own name
        host = R.choice([f, g + f, f"{g}-{f}"]) + ".example"
    local = R.choice([f"{g}.{f}", f"{g[0]}.{f}", f"{f}.{g}", f"{g[0]}{f}", f"{f}{g[0]}", f, g, f"{g}-{f}", f"{g}_{f}", f"{g[0]}-{f}", "info", "office", "sales", f"{f}{g}"])
    title = R.choice(country["titles"]) if R.random() < .85 else ""
    if country["region"] == "VN" and R.random() < .6:  # printed for readers of English
        name = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d")).encode("ascii", "ignore").decode()
    if title and R.random() < .08:
        title += R.choice([", ", " & ", " / "]) + R.choice(country["titles"])
    departments = [R.choice(country["departments"]) for _ in range(R.choices([0, 1, 2, 3], [5, 3, 1, 1])[0])]
    slogan = R.choice(SLOGANS).format(y=R.randint(1890, 2020), k=R.choice(COINED)) if R.random() < .25 else ""
    numbers = [(None, world.filled(R.choice(country["phones"]), R, {}), k) for k in ("work", "fax", "mobile") if R.random() < .7]
    address = world.address_of(country, R, coined, lambda: R.choice(country["family"]).replace("_", " ")) if R.random() < .88 else []
    site = [R.choice(["www.", "www.", "", "http://www.", "https://"]) + host + R.choice(["", "", "", "/en"])] if R.random() < .7 else []
    return dict(name=name, company=company, job_title=title, department=departments[0] if departments else "", more_departments=departments[1:],
                slogan=slogan, phones=numbers, email=[f"{local}@{host}"] if R.random() < .92 else [], website=site, address=address, region=country["region"] if R.random() < .5 else "DE")


def card():
    if R.random() < .55:
        return foreign_card(R.choices(world.COUNTRIES, [c["weight"] for c in world.COUNTRIES])[0])
    return domestic_card()


def domestic_card():
    """A card of Germany."""
    city, code, area = R.choice(CITIES)
    prefix, given, middle, family, suffix = person()
    core_family = family.split(" ")[-1]
    base, company = firm(core_family if R.random() < .5 else R.choice(FAMILY), city)
    name = " ".join(x for x in (prefix, given, middle, family) if x) + suffix
    g, f = slug(given), slug(family)
    host = slug(base, R.random() < .8) if R.random() < .6 else "-".join(slug(w) for w in base.split() if slug(w))
    if R.random() < .15:
        host = slug(R.choice(COINED))
    if R.random() < .15:
        host = slug(base.split()[0])
    host = (host or "firma")[:30] + ".example"
    company = company if R.random() < .93 else ""
    if not company and R.random() < .6:  # who works alone is found by the own name
        host = R.choice([f, g + f, f"{g}-{f}"]) + ".example"
    local = R.choice([f"{g}.{f}", f"{g[0]}.{f}", f"{g}_{f}", f"{g[0]}{f}", f, g, "info", "kontakt", "office", f"{f}.{g}", f"{g}-{f}", "mail"])
    lines = {}
    lines["email"] = [f"{local}@{host}"] if R.random() < .92 else []
    path = R.choice(["", "", "", "/kontakt", "/team"])
    lines["website"] = [R.choice(["www.", "www.", "", "https://", "https://www."]) + host + path] if R.random() < .75 else []
    phones = [phone(k, area) + (k,) for k in ("work", "mobile", "fax") if R.random() < {"work": .85, "mobile": .6, "fax": .35}[k]]
    street = R.choice(STREETS).format(f=R.choice(FAMILY), g=R.choice(FAMILY), k=R.choice(COINED))
    street = street.replace("o'", "").replace("O'", "O") + " " + R.choice(["5", "17", "118a", "44 b", "52-183", "7/9", "3", "221"])
    sign = R.choice(["", "", "", "D-", "D-"])
    place = f"{sign}{code} {city}"
    lines["address"] = [street, place] if R.random() < .88 else []
    title = R.choice(TITLES) if R.random() < .82 else ""
    if title and R.random() < .06:
        title += R.choice([" & ", ", "]) + R.choice(TITLES)
    department = R.choice(DEPARTMENTS) if R.random() < .15 else ""
    slogan = R.choice(SLOGANS).format(y=R.randint(1890, 2020), k=R.choice(COINED)) if R.random() < .4 else ""
    return dict(name=name, company=company, job_title=title, department=department, slogan=slogan, phones=phones, region="DE", more_departments=[], **lines)


ALIKE = {"l": "I1", "I": "l1", "O": "0", "0": "O", "1": "l", "S": "5", "B": "8", "rn": ["m"], "m": ["rn"], "c": "e", "e": "c", "ö": "o", "ü": "u",
         "ä": "a", "ß": "B", "é": "e", "ı": "i", "ł": "l", "i": "j", "t": "f", "Ł": "L", "ø": "o"}


def misread(word, rate):
    out = ""
    for c in word:
        if c in ALIKE and R.random() < (rate * 8 if ord(c) > 127 else rate):
            out += R.choice(ALIKE[c])
        else:
            out += c
    return out


class Page:
    """Lays out lines of print and reads them as a recogniser would."""

    def __init__(self):
        self.quality = R.choice([0, 0, 0, .004, .01])
        self.pixels = R.uniform(.7, 1.5)
        self.x_heights_known = R.random() < .8
        self.printed = []  # (top, left, text of the line)

    def words(self, text, left, top, size):
        """The words read, and the right end of the line."""
        height = 30 * size * self.pixels
        wide = R.uniform(.5, .62) * height * (1.25 if text.isupper() else 1)
        read, x = [], left
        sure = R.uniform(.9, .97) if self.quality < .005 else R.uniform(.75, .96)
        for word in text.split():
            got = misread(word, self.quality)
            width = wide * len(word)
            confidence = sure - R.uniform(0, .06) - (R.uniform(.05, .5) if got != word and R.random() < .5 else 0)
            read.append((x, top, x + width, top + height, max(.05, confidence), got))
            x += width + wide * .6
        return read, x

    def line(self, text, left, top, size):
        read, _ = self.words(text, left, top, size)
        self.printed.append((top, left, 20 * size * self.pixels, read))
        return " ".join(w[5] for w in read)

    def output(self, merge):
        rows = sorted(self.printed, key=lambda p: (round(p[0] / 12), p[1])) if merge else self.printed
        lines = []
        for top, left, x_height, read in rows:
            if merge and lines and abs(lines[-1][0] - top) < 8:
                lines[-1][2].extend(read)
            else:
                lines.append([top, x_height, list(read)])
        for _ in range(R.choices([0, 1, 2, 3], [75, 15, 6, 4])[0]):
            junk = R.choice(["N", "~ A.", "SK", "®", "Wy", "=", "| |", "a", "ee", "RE", "ERS Ze", "IJ", "vn", "gie i", "Dipl", "NXA", "ass", "Tr", "AD", "x i 8"])
            top = R.uniform(5, 500)
            lines.insert(R.choice([0, 0, len(lines)]), [top, 30, [(5, top, 60, top + 65, R.uniform(.1, .75), w) for w in junk.split()]])
        if R.random() < .2:  # pasted text
            for _, _, read in lines:
                print("L", 0, sep="\t")
                for word in read:
                    print("W", 0, 0, 0, 0, 1, word[5], sep="\t")
            return
        for _, x_height, read in lines:
            print("L", f"{x_height if self.x_heights_known else 0:.1f}", sep="\t")
            for word in read:
                print("W", *(f"{v:.0f}" for v in word[:4]), f"{word[4]:.3f}", word[5], sep="\t")


def broken(text, field):
    """A value on two lines, a long one also on more."""
    words = text.split(" ")
    if len(words) < 2:
        return [text]
    if field == "company" and words[-1].startswith("("):
        return [" ".join(words[:-1]), words[-1]]
    if len(words) > 3 and R.random() < .35:
        width = R.randint(1, 2)
        return [" ".join(words[i:i + width]) for i in range(0, min(len(words), 4 * width), width)] if len(words) <= 4 * width else [text]
    at = R.randint(1, len(words) - 1)
    if field == "name" and words[0].endswith(".") and R.random() < .5:
        at = 1
    return [" ".join(words[:at]), " ".join(words[at:])]


def contact_lines(c):
    """Label and text of the contact block's lines."""
    style = R.random() < .25
    label = lambda field: "" if style and field in ("email", "website") else R.choice(LABELS[field])
    lines = [(kind, label(kind), text) for _, text, kind in c["phones"]]
    for field in ("email", "website"):
        lines += [(field, label(field), text) for text in c[field]]
    if R.random() < .3:
        R.shuffle(lines)
    address = []
    if c["address"]:
        joiner = R.choice([", ", " · ", " | ", " - ", " » ", " — ", None, None, None, None, None])
        address = [joiner.join(line.rstrip(",") for line in c["address"])] if joiner else c["address"]
        address = [("address", label("address") if i == 0 else "", text) for i, text in enumerate(address)]
        # What is printed right in front of an address is not always its beginning.
        before = R.choice([c["company"], c["company"], c["name"], c["job_title"]]) if R.random() < .15 else ""
        if before and R.random() < .4 and not address[0][1]:
            front = before + (joiner or ", ")
            address[0] = ("address", front, address[0][2]) if "," not in before else address[0]
        elif before:
            address.insert(0, ("", "", before))
    return address + lines if R.random() < .4 else lines + address


def board_line():
    """Who runs the firm, as the foot of a letter says: not whose card it is."""
    heads = "Geschäftsführer;Geschäftsführerin;Geschäftsführung;Inhaber;Inhaberin;Vorstand;Managing Director;CEO;Gérant;Directeur;Titolare;Director;Directeur;Prezes".split(";")
    prefix, given, _, family, _ = person()
    return f"{R.choice(heads)}: " + " ".join(x for x in (prefix, given, family) if x)


def logo_of(company):
    """What is read of a firm's logo: its initials, its first word, or a piece of them."""
    words = [w for w in company.split() if w[0].isalnum()]
    text = R.choice(["".join(w[0] for w in words), words[0], words[0].upper(), words[0].lower()]) if words else "a"
    if R.random() < .3:
        text = R.choice("eEoxiJA(") + text if R.random() < .5 else text[: R.randint(2, 5)]
    return misread(text, .05)


def services():
    """Lines of what a firm does."""
    word = lambda: R.choice(TRADE + ["Beratung", "Planung", "Montage", "Wartung", "Service", "Reparatur", "Custom", "Business", "Smart", "Web", "Cloud", "Repair", "Training", "Integration"])
    item = lambda: R.choice(["{}", "{} {}", "{} & {}", "{} und {}"]).format(word(), word())
    return [R.choice([" | ", " / ", ", ", " · "]).join(item() for _ in range(R.choice([1, 1, 2, 3]))) for _ in range(R.randint(1, 4))]


def back_of(c):
    """The side of a card that names the firm and no person."""
    return {**c, "name": "", "job_title": "", "department": c["department"] if R.random() < .1 else "", "more_departments": [],
            "phones": c["phones"] if R.random() < .3 else [], "email": c["email"] if R.random() < .3 else [], "address": c["address"] if R.random() < .4 else []}


ORDERS = [["company", "slogan", "name", "job_title", "department", "*"], ["name", "job_title", "department", "company", "*", "slogan"],
          ["name", "job_title", "department", "company", "slogan", "*"], ["company", "department", "name", "job_title", "*", "slogan"],
          ["company", "slogan", "*", "name", "job_title", "department"], ["name", "job_title", "*", "department", "company", "slogan"],
          ["company", "name", "department", "job_title", "*", "slogan"], ["slogan", "job_title", "name", "company", "department", "*"],
          ["department", "company", "job_title", "name", "*", "slogan"], ["*", "company", "slogan", "name", "job_title", "department"]]


def below(page, top, size):
    """Where the line under one of this size begins."""
    return top + 30 * size * page.pixels * R.uniform(1.25, 1.5)


def print_contact_lines(page, c, x, y, read):
    """The block of addresses and numbers ("*"); where it ends."""
    pairs = R.random() < .12  # two items on a line
    beside = None
    for kind, label, text in contact_lines(c):
        printed = label + ("" if label.endswith(" ") else " ") + text
        got = page.line(printed.strip(), x if beside is None else beside, y, .85)
        if kind == "address":
            read.setdefault("address", []).append(got[len(label):].strip())
        beside = x + R.uniform(500, 700) if pairs and beside is None and len(got) < 30 else None
        y += 45 * page.pixels if beside is None else 0
    for line in R.sample(EXTRA_LINES, R.randint(1, 2)) if R.random() < .2 else []:
        page.line(board_line() if R.random() < .12 else line, x, y, .85)
        y += 45 * page.pixels
    return y


def print_clutter(page, texts, sizes, left, top):
    """A logo or a list of services; where it ends."""
    size = R.choice(sizes)
    capital = R.random() < .2
    for text in texts:
        page.line(text.upper() if capital else text, left, top, size)
        top = below(page, top, size)
    return top + R.uniform(5, 60)


def print_field(page, c, field, text, size, left, top, read):
    """A field on a line or two, and further departments below the first; where it ends."""
    split = R.random() < {"name": .14, "company": .2, "job_title": .06}.get(field, 0) or (field == "company" and "(haft" in text.lower() and R.random() < .5)
    got = []
    for part in broken(text, field) if split else [text]:
        got.append(page.line(part, left, top, size))
        top = below(page, top, size)
    read[field] = " ".join(got)
    for more in c["more_departments"] if field == "department" else []:
        page.line(more, left, top, size)
        top = below(page, top, size)
    return top + R.uniform(5, 60)


def print_truth(c, read):
    for field in ("name", "company", "job_title", "department"):
        if field in read:
            print("T", field, read[field], sep="\t")
    for field in ("email", "website"):
        for value in c[field]:
            print("T", field, value, sep="\t")
    for e164, _, kind in c["phones"]:
        print("T", "phone", e164, kind, sep="\t")
    if "address" in read:
        print("T", "address", ", ".join(read["address"]), sep="\t")
    print("T", "printed_name", c["name"], sep="\t")


def one_card(number):
    c = card()
    if R.random() < .06:
        c = back_of(c)
    extra = services() if R.random() < (.06 if c["name"] else .7) else []
    logo = logo_of(c["company"]) if c["company"] and R.random() < .18 else ""
    page = Page()
    print("C", number, sep="\t")
    print("R", c["region"], sep="\t")
    name_size, company_size = R.choice([1, 1.1, 1.3, 1.5, 1.8]), R.choice([.9, 1, 1.2, 1.5, 2, 2.4])
    sizes = dict(name=name_size, company=company_size, job_title=R.choice([.8, .9, 1, 1]), department=R.choice([.8, .9, 1]), slogan=R.choice([.7, .8, .9, 1]))
    capitals = {f for f in ("name", "company", "job_title") if R.random() < .12}
    order = [*R.choice(ORDERS)]
    two_columns = R.random() < .15
    role_in_front = R.random() < .02 and c["name"] and c["job_title"] and ":" not in c["job_title"]
    top, left, read = 60., R.choice([60, 60, 200]), {}
    if logo:
        order.insert(R.choice([0, order.index("company"), order.index("company"), order.index("company") + 1, len(order)]), "logo")
    if extra:
        order.insert(R.randint(0, len(order)), "services")
    for field in order:
        if field == "*":
            x, y = (left + 900, 200.) if two_columns else (left, top + R.uniform(10, 60))
            y = print_contact_lines(page, c, x, y, read)
            top = top if two_columns else y + R.uniform(10, 60)
        elif field == "name" and c["job_title"] and role_in_front:
            role, colon, name = page.line(f"{c['job_title']}: {c['name']}", left, top, sizes[field]).partition(": ")
            read.update({"job_title": role, "name": name} if colon else {})
            top += 30 * sizes[field] * page.pixels * 1.4 + R.uniform(5, 60)
        elif field == "job_title" and role_in_front:
            pass
        elif field == "logo":
            top = print_clutter(page, [logo], [1, 1.2, 1.5, 2, 2.4], left, top)
        elif field == "services":
            top = print_clutter(page, extra, [.7, .8, .9, 1, 1.2], left, top)
        elif c[field]:
            text = c[field].upper().replace("SS", "ß".upper()) if field in capitals else c[field]
            top = print_field(page, c, field, text, sizes[field], left, top, read)
    print_truth(c, read)
    page.output(merge=two_columns and R.random() < .5)


if __name__ == "__main__":
    R.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    for index in range(int(sys.argv[1])):
        one_card(index)
