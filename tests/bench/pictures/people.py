"""Invented people of several countries, with the values that are printed on their cards.

Telephone numbers come from ranges kept for fiction (Bundesnetzagentur, Ofcom, NANPA, ARCEP, ACMA,
PTS). Where a country keeps none, the subscriber's part starts with 0, which no exchange there has
assigned although the number is well-formed. Domains are those reserved by RFC 2606.
"""

import collections
import dataclasses
import unicodedata

Phone = collections.namedtuple("Phone", "type text e164")
Town = collections.namedtuple("Town", "name region code area subscriber")


@dataclasses.dataclass(frozen=True)
class Person:
    """What a card says of somebody; a value that it does not show is None or empty."""

    country: str
    name: str
    second_name: str | None  # the name in the script of the country, not part of the truth
    company: str
    title: str | None
    department: str | None
    slogan: str
    emails: tuple
    phones: tuple
    websites: tuple
    address_lines: tuple
    small_print: str | None = None  # figures and words that are nobody's data

    def truth(self, codes=()):
        """The fields of a truth file, without the quad."""
        return {
            "name": self.name,
            "company": self.company,
            "title": self.title,
            "emails": list(self.emails),
            "phones": [phone._asdict() for phone in self.phones],
            "websites": list(self.websites),
            "address": ", ".join(self.address_lines) or None,
            "codes": list(codes),
        }


@dataclasses.dataclass(frozen=True)
class Country:
    """The words and forms from which a person of a country is put together."""

    given: str
    family: str
    titles: str
    departments: str
    firms: str
    trades: str
    legal_forms: str
    slogans: str
    streets: str
    towns: tuple
    calling_code: str
    labels: dict
    prefixes: str = ""
    number_first: bool = False  # the house number stands before the street
    town_line: str = "{code} {name}"
    small_print: str = ""


GERMAN_LABELS = {
    "work": ("Tel.", "Telefon", "T", "Fon", "Tel:", "Büro"),
    "mobile": ("Mobil", "M", "Handy", "Mobil:", "mobil"),
    "fax": ("Fax", "F", "Telefax", "Fax:"),
    "email": ("E-Mail", "E", "Mail:", "E-Mail:", "@"),
    "web": ("Web", "W", "Internet", "www:", "Web:"),
}
ENGLISH_LABELS = {
    "work": ("Tel", "Phone", "T", "Office", "Tel:", "Direct"),
    "mobile": ("Mobile", "M", "Cell", "Mob.", "Mobile:"),
    "fax": ("Fax", "F", "Fax:"),
    "email": ("Email", "E", "E-mail:", "Mail"),
    "web": ("Web", "W", "Website", "Web:"),
}
FRENCH_LABELS = {
    "work": ("Tél.", "T", "Tél :", "Bureau"),
    "mobile": ("Mobile", "Port.", "M", "Portable :"),
    "fax": ("Fax", "Télécopie", "F"),
    "email": ("E-mail", "Courriel :", "E", "Mél."),
    "web": ("Web", "Site :", "W", "Internet"),
}

# digits of a subscriber's number: # is any digit
GERMANY = Country(
    given="Jörg Käthe Björn Ingrid Sven Heike Uwe Lukas Leonie Günther Zoë Thorsten Annika Ulrich "
    "Hans-Peter Anne-Marie Mehmet Aylin Friederike Volker Gisela Malte Swantje Ömer Ruth Edeltraud",
    family="Müller;Weiß;Großmann;Österreicher;Krüger;von der Heide;Meyer-Lüdenscheid;Schröder;"
    "Yılmaz;Köhler;Hofmann-Kühn;Brandt;Jäger;Nowak;zu Wied;Fuchs;Lindemann;Übelacker;Schmitz;Kaya;"
    "Dörflinger;Ahlers;van Laack;Böhm;Wißmann;Petersen",
    prefixes="Dr.;Prof. Dr.;Dipl.-Ing.;Dr. med.",
    titles="Geschäftsführerin;Geschäftsführer;Leiter Vertrieb;Leiterin Einkauf;Steuerberaterin;"
    "Rechtsanwalt;Architektin;Projektleiter;Vertriebsleiterin;Inhaber;Sachverständige;Prokurist;"
    "Physiotherapeutin;Softwareentwickler;Pressesprecherin;Kundenberater;Bauleiter;Redakteurin;"
    "Leiterin Forschung & Entwicklung;Fachärztin für Innere Medizin;Werkstattleiter",
    departments="Vertrieb;Technischer Kundendienst;Abteilung Einkauf;Personalabteilung;Marketing",
    firms="Lindenhof;Feldmark;Kornblume;Hellweg;Nordwerk;Blattwerk;Morgenrot;Wattkante;"
    "Silberdistel;"
    "Hansekontor;Tannengrund;Mühlbach;Findling;Kranich;Steinbeißer;Sonnentau;Deichgraf",
    trades="Architektur;Gartenplanung;Umwelttechnik;Steuerberatung;Maschinenbau;Logistik;Medien;"
    "Elektrotechnik;Immobilien;Physiotherapie;Holzbau;Software;Kommunikation;Weinhandel",
    legal_forms="GmbH;GmbH & Co. KG;AG;UG (haftungsbeschränkt);e.K.;GbR;KG;eG;PartG mbB;;",
    slogans="Qualität aus Tradition;Grün, das bleibt;Wir denken weiter;Einfach. Besser. Planen.;"
    "Ihr Partner vor Ort;seit 1924;Räume für Ideen",
    streets="Mühlenweg;Lange Straße;Bahnhofstr.;Große Rosenstraße;Am Kamp;An der Bleiche;Gartenweg;"
    "Königstraße;Zum Alten Speicher;Goethestr.;Industriestraße;Kleiner Wall",
    towns=(
        Town("Berlin", "", "10117", "30", "23125###"),
        Town("Hamburg", "", "20095", "40", "66969###"),
        Town("Köln", "", "50667", "221", "4710###"),
        Town("München", "", "80331", "89", "99998###"),
        Town("Frankfurt am Main", "", "60311", "69", "90009###"),
    ),
    small_print="USt-IdNr. DE 999 999 999;HRB 99999;Mo–Fr 9–18 Uhr;Termine nach Vereinbarung;"
    "Mitglied der Architektenkammer;Büro: Mo–Do 8.30–16.00 Uhr",
    calling_code="49",
    labels=GERMAN_LABELS,
)

AUSTRIA = dataclasses.replace(
    GERMANY,
    given="Franz Johanna Alois Magdalena Florian Theresa Wolfgang Eva Sepp Katharina Emilia",
    family="Huber;Gruber;Moser;Pichler;Steiner-Prohaska;Wögerbauer;Hölzl;Svoboda;Nemeth;"
    "Königshofer",
    prefixes="Mag.;DI;Dr.;Ing.",
    legal_forms="GmbH;GmbH & Co KG;e.U.;OG;AG;",
    streets="Getreidegasse;Linzer Gasse;Schulgasse;Am Bauhof;Mozartstraße;Hauptplatz",
    towns=(
        Town("Salzburg", "", "5020", "662", "0#####"),
        Town("Graz", "", "8010", "316", "0#####"),
        Town("Linz", "", "4020", "732", "0#####"),
        Town("Innsbruck", "", "6020", "512", "0#####"),
    ),
    calling_code="43",
)

SWITZERLAND = dataclasses.replace(
    GERMANY,
    given="Reto Ursina Beat Regula Urs Seraina Flurin Anneli Luzia Jürg Noemi Gianluca",
    family="Gerber;Zbinden;Bärtschi;Rüegg;von Allmen;Caduff;Aeschbacher;Brunner;Bianchi;Wüthrich",
    prefixes="Dr.;Prof. Dr.;lic. iur.",
    legal_forms="AG;GmbH;& Partner AG;Sàrl;SA;",
    streets="Seestrasse;Bahnhofstrasse;Hauptstrasse;Kirchgasse;Obere Gasse;Rosenweg",
    towns=(
        Town("Zürich", "", "8001", "44", "0######"),
        Town("Bern", "", "3011", "31", "0######"),
        Town("Basel", "", "4051", "61", "0######"),
        Town("Luzern", "", "6003", "41", "0######"),
        Town("Chur", "", "7000", "81", "0######"),
    ),
    calling_code="41",
)

BRITAIN = Country(
    given="Oliver Charlotte James Priya Harriet Callum Siobhán Rhys Aisha Gareth Eleanor Wei "
    "Imogen "
    "Rajesh Anjali Duc Min-jun Thi Fiona Alasdair",
    family="Smith;O'Connor;Patel;Featherstonehaugh;MacGregor;Llewellyn;Whitcombe;Chen;"
    "Fraser-Hughes;"
    "Okafor;Pemberton;D'Arcy;Krishnamurthy;Nguyen;Kim;Ashworth;Sharma",
    prefixes="Dr;Prof.;Sir",
    titles="Managing Director;Head of Marketing;Software Engineer;Solicitor;Chartered Accountant;"
    "Sales Manager;Chief Executive Officer;Consultant Surgeon;Key Account Manager;Art Director;"
    "Senior Research Fellow;Operations Manager;Deputy General Manager;Founder",
    departments="Sales Department;Research & Development;Customer Service;Finance Division",
    firms="Blueharbor;Oak & Stone;Ravensworth;Foxglove;Hollybank;Kestrel;Thistledown;Northgate;"
    "Copperfield;Merrow;Larkspur;Bracken & Heath;Whinfell;Saffron Lane",
    trades="Consulting;Partners;Engineering;Logistics;Finance;Design Studio;Architects;Media;"
    "Solicitors;Interiors;Software;Catering",
    legal_forms="Ltd;Limited;LLP;plc;Ltd.;",
    slogans="Building better ideas;Since 1897;Your world, connected;Design that lasts;"
    "Made to measure",
    streets="Mill Lane;High Street;Station Road;Queen's Gate;Church Walk;Old Foundry Yard;Victoria "
    "Terrace;The Maltings",
    towns=(
        Town("London", "", "EC1V 9XX", "20", "79460###"),
        Town("Leeds", "", "LS1 4XX", "113", "4960###"),
        Town("Manchester", "", "M2 5XX", "161", "4960###"),
        Town("Edinburgh", "", "EH2 3XX", "131", "4960###"),
        Town("Bristol", "", "BS1 6XX", "117", "4960###"),
    ),
    small_print="Mon–Fri 9am–5pm;Registered in England No. 00000000;By appointment only;"
    "ISO 9001:2015 certified;24/7 service",
    calling_code="44",
    labels=ENGLISH_LABELS,
    number_first=True,
    town_line="{name} {code}",
)

AMERICA = dataclasses.replace(
    BRITAIN,
    given="Tyler Madison Jamal Brooke Carlos Emily Ethan Latoya Hunter Grace Vikram Soo-jin Linh "
    "Dwayne Abigail José Savannah",
    family="Johnson;Ramirez;Washington;Kowalczyk;Nguyen;Park;Van Buren;McAllister;Rosenthal;Gupta;"
    "Fitzgerald;Delacroix;Yoon;Iyer;Castillo;Whitaker",
    prefixes="Dr.;",
    titles="President & CEO;Account Executive;Vice President of Sales;Attorney at Law;Realtor;"
    "Project Manager;Director of Operations;Software Architect;Creative Director;Loan Officer;"
    "Sales Representative;Product Manager;Chief Technology Officer",
    firms="Redwood;Summit Ridge;Blue Mesa;Pinecrest;Bayview;Lone Star;Juniper;Ironwood;Cascadia;"
    "Silver Birch;Prairie Sky;Harbor Light;Granite Peak",
    trades="Realty;Consulting;Law Group;Industries;Analytics;Construction;Technologies;Insurance;"
    "Landscaping;Coffee Roasters;Financial;Marketing",
    legal_forms="Inc.;LLC;Corp.;, Inc.;Co.;",
    streets="Main Street;Oak Avenue;Elm St.;5th Avenue;Sunset Blvd;Market Street, Suite 210;"
    "Lakeshore Drive;Washington Ave NW",
    towns=(
        Town("Austin", "TX", "78701", "512", "55501##"),
        Town("Seattle", "WA", "98101", "206", "55501##"),
        Town("Boston", "MA", "02110", "617", "55501##"),
        Town("Denver", "CO", "80202", "303", "55501##"),
        Town("Chicago", "IL", "60601", "312", "55501##"),
        Town("Miami", "FL", "33131", "305", "55501##"),
    ),
    calling_code="1",
    town_line="{name}, {region} {code}",
)

AUSTRALIA = dataclasses.replace(
    BRITAIN,
    legal_forms="Pty Ltd;Pty. Ltd.;",
    towns=(
        Town("Sydney", "NSW", "2000", "2", "5550####"),
        Town("Melbourne", "VIC", "3000", "3", "5550####"),
    ),
    calling_code="61",
    town_line="{name} {region} {code}",
)

FRANCE = Country(
    given="Émile Chloé Jean-Luc Amélie François Solène Benoît Hélène Loïc Marie-Ève Thierry Inès",
    family="Dubois;Lefèvre;de la Tour;Béranger;Moreau;Haddad;Garçon;Le Goff;Fontaine;d'Aubigné",
    prefixes="Dr;Me",
    titles="Directrice générale;Gérant;Responsable commercial;Avocate à la cour;Architecte DPLG;"
    "Chargée de communication;Ingénieur d'affaires;Chef de projet;Directeur technique",
    departments="Service commercial;Direction technique;Ressources humaines",
    firms="Bellerive;Clairval;Atelier du Lac;Les Tilleuls;Montclair;Hirondelle;Grand Large;Rivesel",
    trades="Conseil;Architecture;Immobilier;Traiteur;Informatique;Assurances;Éditions;Vins",
    legal_forms="SARL;SAS;S.A.;& Fils;SCP;",
    slogans="L'art de bâtir;Depuis 1911;La qualité avant tout;Votre projet, notre métier",
    streets="rue des Lilas;avenue de la République;bd Saint-Michel;place du Marché;quai des Brumes;"
    "chemin des Vignes",
    towns=(
        Town("Paris", "", "75011", "1", "9900####"),
        Town("Rennes", "", "35000", "2", "6191####"),
        Town("Strasbourg", "", "67000", "3", "5301####"),
        Town("Lyon", "", "69002", "4", "6571####"),
        Town("Bordeaux", "", "33000", "5", "3649####"),
    ),
    small_print="SIRET 000 000 000 00000;Lun–Ven 9h–18h;Sur rendez-vous;TVA FR 00 000000000",
    calling_code="33",
    labels=FRENCH_LABELS,
    number_first=True,
)

SPAIN = Country(
    given="José Begoña Íñigo María Núria Álvaro Lucía Joaquín Concepción Jesús",
    family="García Ruiz;Ibáñez;Núñez Peña;de la Fuente;Martínez López;Etxeberria;Muñoz;Castaño",
    prefixes="Dra.;Dr.;D.",
    titles="Directora general;Abogado;Gerente;Arquitecta técnica;Jefe de ventas;Asesora fiscal;"
    "Ingeniero industrial;Directora comercial",
    departments="Departamento comercial;Atención al cliente",
    firms="Almendro;Torreblanca;Azahar;Montesol;La Encina;Puerta del Mar;Cierzo",
    trades="Consultores;Arquitectura;Abogados;Viajes;Alimentación;Ingeniería;Bodegas",
    legal_forms="S.L.;S.A.;S.L.U.;e Hijos;",
    slogans="Desde 1932;Tu casa, tu espacio;Calidad y confianza",
    streets="Calle Mayor;Avda. de la Constitución;Plaza de España;Paseo del Prado;C/ San Juan",
    towns=(
        Town("Madrid", "", "28013", "", ""),
        Town("Valencia", "", "46002", "", ""),
        Town("Sevilla", "", "41001", "", ""),
    ),
    small_print="CIF B00000000;Lun–Vie 9–14 h",
    calling_code="34",
    labels={**ENGLISH_LABELS, "email": ("Correo:", "E-mail", "E"), "web": ("Web", "Web:")},
)

POLAND = Country(
    given="Łukasz Małgorzata Piotr Agnieszka Wojciech Żaneta Stanisław Grażyna Michał Elżbieta",
    family="Wiśniewski;Żółkiewska;Dąbrowski;Kowalczyk-Zięba;Szczepański;Jabłońska;Świątek;Nowak",
    prefixes="dr;mgr inż.;prof.",
    titles="Dyrektor handlowy;Prezes Zarządu;Kierownik projektu;Adwokat;Architekt;Specjalista ds. "
    "sprzedaży;Główna księgowa;Radca prawny",
    departments="Dział handlowy;Dział obsługi klienta",
    firms="Jarzębina;Bursztyn;Zielony Las;Wisła;Kamień;Dębina;Słonecznik",
    trades="Budownictwo;Doradztwo;Transport;Meble;Informatyka;Kancelaria;Ogrody",
    legal_forms="sp. z o.o.;S.A.;sp.j.;",
    slogans="Tradycja i jakość;Budujemy przyszłość;Od 1956 roku",
    streets="ul. Kwiatowa;ul. Długa;al. Jana Pawła II;ul. Piłsudskiego;pl. Wolności",
    towns=(
        Town("Warszawa", "", "00-950", "22", "0######"),
        Town("Kraków", "", "31-041", "12", "0######"),
        Town("Gdańsk", "", "80-831", "58", "0######"),
    ),
    small_print="NIP 000-000-00-00;pon.–pt. 8–16;KRS 0000000000",
    calling_code="48",
    labels={**ENGLISH_LABELS, "work": ("tel.", "tel:", "T"), "fax": ("faks", "fax")},
)

NETHERLANDS = Country(
    given="Joost Femke Maarten Sanne Jeroen Lieke Daniël Maaike Thijs Noor",
    family="de Vries;van den Berg;Bakker;Jansen;van 't Hoff;Dijkstra;IJsselstein;Kuipers;Visser",
    prefixes="drs.;ir.;mr.",
    titles="Directeur;Accountmanager;Projectleider;Advocaat;Hoofd Verkoop;Verkoopadviseur;"
    "Architect;Beleidsmedewerker",
    departments="Afdeling Verkoop;Klantenservice",
    firms="Waterlelie;Zonnehoek;Groenendaal;De Molen;Kustlijn;Blauwdruk;Kievit",
    trades="Advies;Bouw;Makelaars;Techniek;Logistiek;Bloemen;Advocaten",
    legal_forms="B.V.;N.V.;V.O.F.;& Zn.;",
    slogans="Sinds 1948;Ruimte voor ideeën;Samen verder",
    streets="Keizersgracht;Dorpsstraat;Kerkweg;Stationsplein;Oude Haven;Molenpad",
    towns=(
        Town("Amsterdam", "", "1015 XX", "20", "0######"),
        Town("Rotterdam", "", "3011 XX", "10", "0######"),
        Town("Utrecht", "", "3511 XX", "30", "0######"),
    ),
    small_print="KvK 00000000;ma–vr 9.00–17.30 uur",
    calling_code="31",
    labels={**ENGLISH_LABELS, "work": ("Tel.", "T", "Telefoon"), "mobile": ("Mobiel", "M")},
)

SWEDEN = Country(
    given="Åsa Björn Göran Märta Håkan Linnéa Örjan Saga Pär Ebba",
    family="Lindström;Sjöberg;Åkesson;Nyström;Bergqvist;Öberg;Hägglund;af Ekenstam",
    titles="Försäljningschef;Verkställande direktör;Projektledare;Arkitekt;Säljare;Jurist",
    departments="Försäljning;Kundtjänst",
    firms="Norrsken;Björkhaga;Skärgård;Tallbacken;Älvdal;Lingon",
    trades="Bygg;Konsult;Teknik;Arkitekter;Redovisning;Trädgård",
    legal_forms="AB;HB;& Co AB;",
    slogans="Sedan 1938;Kvalitet som varar;Nära dig",
    streets="Storgatan;Kungsgatan;Björkvägen;Hamngatan;Östra Torget",
    towns=(
        Town("Stockholm", "", "111 22", "8", "465004##"),
        Town("Göteborg", "", "411 05", "31", "39006##"),
        Town("Malmö", "", "211 20", "40", "62804##"),
    ),
    small_print="Org.nr 000000-0000;mån–fre 9–17",
    calling_code="46",
    labels={**ENGLISH_LABELS, "work": ("Tel", "Tfn", "Tel:"), "mobile": ("Mobil", "M")},
)

COUNTRIES = {
    "DE": GERMANY, "AT": AUSTRIA, "CH": SWITZERLAND, "GB": BRITAIN, "US": AMERICA, "AU": AUSTRALIA,
    "FR": FRANCE, "ES": SPAIN, "PL": POLAND, "NL": NETHERLANDS, "SE": SWEDEN,
}  # fmt: skip
SHARES = {
    "DE": 40, "AT": 5, "CH": 9, "GB": 12, "US": 12, "AU": 3, "FR": 6, "ES": 3, "PL": 4, "NL": 4,
    "SE": 2,
}  # fmt: skip

# Fictional mobile numbers. The British and French ranges are left out: libphonenumber refuses them.
MOBILE_RANGES = {
    "DE": ("17139200##", "176040690##"),
    "AU": ("491570006", "491570156", "491570157", "491570158", "491570159"),
    "SE": ("7017406##",),
}

HANGUL = {"Kim": "김민준", "Park": "박수진", "Yoon": "윤지호"}

NO_AREA_ZERO = ("US", "PL", "ES")


def words(text):
    """The entries of a list in one string: between semicolons, else between spaces."""
    return text.split(";") if ";" in text else text.split()


def digits(rng, pattern):
    """The pattern with a digit for every #."""
    return "".join(str(rng.randrange(10)) if sign == "#" else sign for sign in pattern)


def grouped(number, *sizes, separator=" "):
    """The digits in groups of these sizes;"
    " the last group takes what is left, never a lone digit."""
    groups = []
    for size in sizes:
        if len(number) - size < 2:
            break
        groups, number = [*groups, number[:size]], number[size:]
    return separator.join([*groups, number])


def ascii_form(text, german):
    """Lower-case ASCII as in an address: umlauts written out in German, accents dropped "
    "elsewhere."""
    text = text.lower().replace("ß", "ss").replace("ł", "l").replace("ı", "i")
    if german:
        text = text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(
        sign for sign in decomposed if sign.isascii() and (sign.isalnum() or sign in "- ")
    )


def is_german(country):
    return country in ("DE", "AT", "CH")


def national_forms(rng, country, area, number):
    """The ways in which a number is written within its country."""
    if country == "US":
        left, right = number[:3], number[3:]
        return (f"({area}) {left}-{right}", f"{area}-{left}-{right}", f"{area}.{left}.{right}")
    if country == "FR":
        return (
            grouped("0" + area + number, 2, 2, 2, 2),
            grouped("0" + area + number, 2, 2, 2, 2, separator="."),
        )
    zero = "" if country in NO_AREA_ZERO else "0"
    split = rng.choice((2, 3, len(number) - 3))
    blocks = grouped(number, split, 3) if split < len(number) else number
    if country == "GB":
        blocks = grouped(number, 4 if len(number) == 8 else 3)
        return (f"{zero}{area} {blocks}", f"({zero}{area}) {blocks}")
    if country in ("CH", "PL"):
        return (f"{zero}{area} {grouped(number, 3, 2, 2)}",)
    if not is_german(country):
        return (f"{zero}{area} {blocks}", f"{zero}{area}-{number}", f"({zero}{area}) {blocks}")
    extension = f"{number[:-2]}-{number[-2:]}"
    return (
        f"{zero}{area} {number}", f"{zero}{area} / {blocks}", f"({zero}{area}) {blocks}",
        f"{zero}{area}/{number}", f"{zero}{area} {extension}", f"{zero}{area}-{number}",
    )  # fmt: skip


def international_forms(rng, country, code, area, number):
    """The ways in which a number is written with the code of its country."""
    zero = "" if country in NO_AREA_ZERO else "(0)"
    blocks = grouped(number, rng.choice((2, 3, 4)), 3)
    forms = [f"+{code} {area} {blocks}", f"+{code}.{area}.{number}", f"+{code} {area} {number}"]
    if zero:
        forms += [f"+{code} {zero}{area} {blocks}", f"+{code} {zero} {area} / {blocks}"]
    if country == "US":
        forms = [f"+1 {area} {number[:3]} {number[3:]}", f"+1 ({area}) {number[:3]}-{number[3:]}"]
    if is_german(country):
        forms.append(f"00{code} {area} {number}")
    return forms


def phone(rng, kind, country, area, number, international):
    """A number as printed and in E.164."""
    code = COUNTRIES[country].calling_code
    if international:
        text = rng.choice(international_forms(rng, country, code, area, number))
    else:
        text = rng.choice(national_forms(rng, country, area, number))
    return Phone(kind, text, f"+{code}{area}{number}")


def phones_of(rng, country, town):
    """None to three numbers: office, mobile, fax, written alike."""
    if not town.subscriber:
        return ()
    international = rng.random() < (0.35 if country in ("DE", "US", "GB") else 0.6)
    number = digits(rng, town.subscriber)
    phones = [phone(rng, "work", country, town.area, number, international)]
    mobiles = MOBILE_RANGES.get(country, ())
    if country == "US" and rng.random() < 0.5:
        mobiles = ("".join((town.area, town.subscriber)),)
    if mobiles and rng.random() < 0.65:
        mobile = digits(rng, rng.choice(mobiles))
        prefix = 2 if country == "SE" else 3
        area, rest = mobile[:prefix], mobile[prefix:]
        phones.append(phone(rng, "mobile", country, area, rest, international))
    if rng.random() < 0.25:
        fax = number[:-2] + f"{(int(number[-2:]) + rng.randrange(1, 99)) % 100:02d}"
        phones.append(phone(rng, "fax", country, town.area, fax, international))
    if len(phones) > 1 and phones[1].type == "mobile" and rng.random() < 0.2:
        phones = phones[1:]
    return tuple(phones)


def company_of(rng, words_of, family):
    """A firm's name as printed, and the words from which its domain is made."""
    trade, form = rng.choice(words(words_of.trades)), rng.choice(words_of.legal_forms.split(";"))
    stem = family.split()[-1] if rng.random() < 0.25 else rng.choice(words(words_of.firms))
    pattern = rng.random()
    if pattern < 0.45:
        name = f"{stem} {trade}"
    elif pattern < 0.75 and form:
        name = stem
    else:
        name = f"{stem} {trade}" if words_of.labels is ENGLISH_LABELS else f"{trade} {stem}"
    if form:
        name = f"{name}{form}" if form.startswith(",") else f"{name} {form}"
    return name, stem if rng.random() < 0.5 else f"{stem}-{trade}"


def domain_of(rng, stem, german):
    """A domain under the names that RFC 2606 reserves."""
    label = "-".join(ascii_form(stem.replace("'", ""), german).replace("-", " ").split())
    ending = rng.choice(("example",) * 8 + ("example.com", "example.org", "example.net"))
    return f"{label}.{ending}"


def local_part(rng, given, family, german):
    """The part of an e-mail address before the @."""
    first = ascii_form(given, german).replace(" ", "")
    last = ascii_form(family, german).replace(" ", "")
    forms = (
        f"{first}.{last}",
        f"{first[0]}.{last}",
        last,
        f"{first}_{last}",
        first,
        f"{first[0]}{last}",
    )
    general = ("info", "kontakt" if german else "contact", "mail", "office")
    return rng.choice(general) if rng.random() < 0.15 else rng.choice(forms)


def emails_of(rng, local, domain):
    """Mostly one address; now and then the firm's besides, or none."""
    if rng.random() < 0.05:
        return ()
    general = (f"office@{domain}",) if rng.random() < 0.06 and local != "office" else ()
    return (f"{local}@{domain}", *general)


def website_of(rng, domain):
    form = rng.choice(("www.{}",) * 5 + ("{}", "https://{}", "www.{}/team"))
    return form.format(domain)


def address_of(rng, words_of, town):
    """The lines of a postal address."""
    number = str(rng.randrange(1, 160)) + rng.choice(("",) * 6 + ("a", "b", " c"))
    street = rng.choice(words_of.streets.split(";"))
    number = number.replace(" ", "") if words_of.number_first else number
    first = f"{number} {street}" if words_of.number_first else f"{street} {number}"
    letters = "ABDEFGHJLNPQRSTUWXYZ"  # those of the inward part of a British postcode
    code = "".join(rng.choice(letters) if sign == "X" else sign for sign in town.code)
    return first, words_of.town_line.format(code=code, name=town.name, region=town.region)


def chosen_country(rng):
    """The code of a country, by its share."""
    return rng.choices(list(SHARES), weights=SHARES.values())[0]


def invented_person(rng, country):
    """Somebody of a country."""
    words_of = COUNTRIES[country]
    german = is_german(country)
    given, family = rng.choice(words(words_of.given)), rng.choice(words_of.family.split(";"))
    town = rng.choice(words_of.towns)
    company, stem = company_of(rng, words_of, family)
    domain = domain_of(rng, stem, german)
    prefix = rng.choice(words_of.prefixes.split(";")) if rng.random() < 0.18 else ""
    degree = rng.choice((", MBA", " M.Sc.", ", B.A.", ", PhD")) if rng.random() < 0.06 else ""
    initial = f" {rng.choice('ABEHJLMRT')}." if rng.random() < 0.08 else ""
    has_site = rng.random() < 0.75
    return Person(
        country=country,
        name=f"{prefix} {given}{initial} {family}{degree}".strip(),
        second_name=HANGUL.get(family),
        company=company,
        title=rng.choice(words_of.titles.split(";")) if rng.random() < 0.85 else None,
        department=rng.choice(words_of.departments.split(";")) if rng.random() < 0.12 else None,
        slogan=rng.choice(words_of.slogans.split(";")),
        emails=(f"{local_part(rng, given, family, german)}@{domain}",)
        if rng.random() < 0.95
        else (),
        phones=phones_of(rng, country, town),
        websites=(website_of(rng, domain),) if has_site else (),
        address_lines=address_of(rng, words_of, town) if rng.random() < 0.85 else (),
        small_print=rng.choice(words_of.small_print.split(";")) if rng.random() < 0.15 else None,
    )
