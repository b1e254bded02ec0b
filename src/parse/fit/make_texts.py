#!/usr/bin/env python3
"""make_texts.py COUNT SEED fit|report [FOLDER]: mail signatures, page footers and imprints with truth.

Without FOLDER it prints them as make_cards.py prints cards; with FOLDER it writes img/<id>.txt and
truth/<id>.json there, a corpus for tests/score/score.py. `fit` and `report` draw from two halves of
every list of phrases, so that what is reported was not fitted on the same words. People and firms
are those of make_cards.py; nobody is meant. Standard library only.
"""
import json
import pathlib
import re
import sys

import make_cards
import world

R = make_cards.R
HALF = 0

COUNTRIES = {"DE": ("49", 14), "AT": ("43", 4), "CH": ("41", 4), "GB": ("44", 5), "US": ("1", 5), "FR": ("33", 1), "IT": ("39", 1), "ES": ("34", 1), "NL": ("31", 1), "PL": ("48", 1)}
GERMAN = ("DE", "AT", "CH")
SEPARATORS = [" | ", " · ", " • ", " – ", " / ", " // ", ", ", " - ", " ● ", " * ", "  |  ", " ~ ", " ▪ ", " :: "]
BULLETS = ["• ", "- ", "* ", "> ", "» ", "– ", "▪ ", "· "]

CHATTER = {
    "de": """Hallo Frau Wein,;Sehr geehrte Damen und Herren,;Guten Morgen zusammen,;Lieber Herr Feld,;anbei sende ich Ihnen wie besprochen die Unterlagen.;vielen Dank für Ihre Nachricht.
Gerne rufe ich Sie morgen Vormittag zurück.;Der Termin am 14. März um 10:30 Uhr passt mir gut.;Für Rückfragen stehe ich Ihnen gern zur Verfügung.;Bitte geben Sie uns bis Freitag Bescheid.;Das Angebot Nr. 20417 liegt bei.
Ich freue mich auf unser Gespräch.;Wir haben Ihre Bestellung 4500123 erhalten.;Am Montag bin ich nicht im Büro.""",
    "en": """Hi Jane,;Dear all,;Dear Mr Field,;Hello Tom,;thanks for getting back to me so quickly.;please find attached the quote we talked about.;Let me know if Tuesday at 3 pm works for you.
I look forward to hearing from you.;Happy to jump on a call next week.;Your order 4500123 has been shipped.;See you at the fair on 12 May!;I am out of office on Fridays."""}
GREETING = {
    "de": "Mit freundlichen Grüßen;Viele Grüße;Freundliche Grüsse;Herzliche Grüße;Beste Grüße;Mit besten Grüßen aus {c};Liebe Grüße;MfG;Schöne Grüße;Mit freundlichem Gruß;Viele Grüße und ein schönes Wochenende;Freundliche Grüße",
    "en": "Best regards,;Kind regards;Sincerely,;Yours sincerely;Best,;Thanks,;Many thanks,;Cheers,;Warm regards,;All the best;Regards,;With kind regards"}
SIGNING = ["i. A. ", "i.V. ", "ppa. ", "i. V. "]
LABELS = {
    "de": dict(work="Tel.:;Telefon:;T;Fon;Tel;T:;Telefon;Büro:;Telefon (Zentrale):;Durchwahl:;☎;Ruf:;Tel. ;Zentrale:", mobile="Mobil:;M;Handy:;Mobil;M:;Mobiltelefon:;mobil;Mobil.:", fax="Fax:;F;Telefax:;Fax;F:;Telefax",
               email="E-Mail:;Mail:;E;E-Mail;E:;Email:;✉;", website="Web:;www:;Internet:;W;W:;Homepage:;;", address="Adresse:;Anschrift:;Besucheradresse:;Postanschrift:;;;;;;;;;;"),
    "en": dict(work="Tel:;Phone:;T;P:;Office:;Direct:;T:;Tel.;Telephone:;O:;Main:;D:", mobile="Mobile:;Cell:;M;M:;C:;Mob:;Mobile;Cell", fax="Fax:;F;F:;Fax", email="Email:;E:;E;e:;Mail:;Email;;", website="Web:;W;www:;W:;Website:;;;",
               address="Address:;A:;Visit us:;;;;;;;;;;")}
HEADS = {"de": "Geschäftsführer;Geschäftsführerin;Geschäftsführung;Vorstand;Inhaber;Vertreten durch;Vertretungsberechtigter Geschäftsführer;Persönlich haftende Gesellschafterin;Vorsitzender des Aufsichtsrats;Vertreten durch den Geschäftsführer;Inhaberin;Vorsitzende des Aufsichtsrats",
         "en": "Managing Director;Director;CEO;Proprietor;Chairman;Directors;Company Secretary"}
REGISTER = {
    "DE": """Sitz der Gesellschaft: {c};Sitz: {c};Amtsgericht {c} HRB {n5};Amtsgericht {c}, HRB {n5};Registergericht: Amtsgericht {c};Handelsregister: HRB {n5};HRA {n5} Amtsgericht {c};Registernummer: HRB {n5};
USt-IdNr.: DE{n9};USt-ID: DE{n9};Steuernummer: 12/{n3}/{n5};Umsatzsteuer-Identifikationsnummer gemäß § 27 a Umsatzsteuergesetz: DE{n9};St.-Nr. 203/{n4}/{n4};WEEE-Reg.-Nr. DE {n8};Ust.-Id.: DE {n9};Eingetragen im Handelsregister {c} unter HRB {n5};
Wirtschafts-ID: DE{n9};Aufsichtsbehörde: Gewerbeamt {c};Zuständige Kammer: Handwerkskammer {c};Berufsbezeichnung: Steuerberater, verliehen in der Bundesrepublik Deutschland""",
    "AT": "FN {n6}a;Firmenbuchnummer: FN {n6} k;Firmenbuchgericht: Handelsgericht Wien;UID: ATU{n8};UID-Nr.: ATU{n8};DVR: {n7};GLN: 9{n6}{n6};FN {n6}w, Landesgericht Linz;Firmenbuchgericht {c};Mitglied der Wirtschaftskammer",
    "CH": "CHE-{n3}.{n3}.{n3} MWST;UID: CHE-{n3}.{n3}.{n3};MWST-Nr. CHE-{n3}.{n3}.{n3};Handelsregister des Kantons Bern;HR-Nr. CH-020.3.{n3}.{n3}-5;Handelsregisteramt {c}",
    "GB": """Registered in England and Wales No. 0{n7};Company No. {n8};VAT No. GB {n3} {n4} {n2};Registered in Scotland SC{n6};Company registration number: 0{n7};VAT reg. GB{n9};Registered charity no. {n7};Authorised and regulated by the Solicitors Regulation Authority (SRA No. {n6});
{k} is a trading name of {k} Holdings Limited;ICO registration ZA{n6}""",
    "US": "NMLS #{n6};Licensed in CA, NV and AZ;License No. {n7};DRE# 0{n7};EIN {n2}-{n7};DUNS {n9};Member FDIC;MLS #{n6};An Equal Opportunity Employer;CAGE Code 7A{n3}"}
BANK = {"de": "Bankverbindung: Volksbank {c} eG;Sparkasse {c};IBAN: DE{n2} {n4} {n4} {n4} {n4} {n2};IBAN DE{n2}{n9}{n9};BIC: GENODEF1{n3};BIC SWIFT: MARKDEF{n4};Commerzbank AG {c};Deutsche Bank AG, Filiale {c};Kontoinhaber: {k} GmbH;BLZ {n3} {n3} {n2} · Konto {n7};Kto. {n7} · BLZ {n8};IBAN: AT{n2} {n4} {n4} {n4} {n4}",
        "en": "Bank: Barclays Bank PLC;Sort code: {n2}-{n2}-{n2} Account: {n8};IBAN: GB{n2} BARC {n4} {n4} {n4} {n2};SWIFT: BARCGB{n2};Routing {n9};Account number {n8}"}
HOURS = {"de": "Öffnungszeiten: Mo-Fr 9:00-18:00 Uhr;Mo – Do 8–17 Uhr, Fr 8–14 Uhr;Bürozeiten: Montag bis Freitag 8.00 bis 16.30 Uhr;Mo.-Fr. 08:00 - 12:00 und 13:00 - 17:00;Samstag 10–14 Uhr;Sprechzeiten nach Vereinbarung;Geöffnet täglich 11.30 – 22 Uhr;Montag Ruhetag;Sa 9-13 Uhr;Termine nach Absprache",
         "en": "Mon-Fri 9am - 5pm;Opening hours: Monday to Friday 9:00-17:30;Sat 10-4, Sun closed;Open daily 8am–10pm;Office hours 8:30 - 5:00;By appointment only;Mon–Thu 10–6;Closed on public holidays"}
MENU = {"de": "Impressum;Datenschutz;AGB;Kontakt;Startseite;Über uns;Leistungen;Karriere;Datenschutzerklärung;Newsletter;Anfahrt;Cookie-Einstellungen;Referenzen;Aktuelles;Team;Sitemap;Widerruf;Presse",
        "en": "Privacy Policy;Terms of Use;Contact;About Us;Home;Careers;Cookie Settings;Sitemap;Services;Blog;Accessibility;News;Press;Imprint;FAQ;Legal Notice"}
HEADINGS = {"de": "Impressum;Kontakt;Angaben gemäß § 5 TMG;Angaben gemäß § 5 DDG:;Kontakt:;Anschrift;So erreichen Sie uns;Hier finden Sie uns;Ihr Ansprechpartner;Registereintrag;Diensteanbieter;Anbieter;Herausgeber:;Kontaktdaten;Kontaktieren Sie uns;Besuchen Sie uns", "en": "Contact;Contact us;Get in touch;Legal Notice;Find us;Imprint;Visit us;Where to find us;Head Office;Contact Details"}
COPYRIGHT = ["© {y} {firm}", "Copyright © {y} {firm}", "© {firm} {y}", "© {y} {firm}. Alle Rechte vorbehalten.", "© {y} {firm}. All rights reserved.", "Copyright {y} by {firm}", "{firm} © {y}", "© 2015-{y} {firm}"]
DISCLAIMERS = {
    "de": """Diese E-Mail enthält vertrauliche und/oder rechtlich geschützte Informationen.;Bitte prüfen Sie der Umwelt zuliebe, ob der Ausdruck dieser Mail erforderlich ist.;Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte sofort den Absender und vernichten Sie diese Mail.;
Das unerlaubte Kopieren sowie die unbefugte Weitergabe dieser Mail ist nicht gestattet.;Informationen zum Datenschutz finden Sie auf unserer Website.;Denken Sie an die Umwelt, bevor Sie drucken.;Hinweis: Wir sind vom 24.12. bis 6.1. im Betriebsurlaub.;
Der Inhalt dieser Nachricht ist ausschließlich für den bezeichneten Empfänger bestimmt.;Folgen Sie uns auf LinkedIn und Instagram;Besuchen Sie uns auf der Messe in Halle 4, Stand B12.;Wir sind zertifiziert nach DIN EN ISO 9001:2015;Jetzt Termin buchen;
Haftung für Inhalte;Trotz sorgfältiger inhaltlicher Kontrolle übernehmen wir keine Haftung für die Inhalte externer Links.;Die Europäische Kommission stellt eine Plattform zur Online-Streitbeilegung bereit.;Wir sind nicht bereit, an Streitbeilegungsverfahren teilzunehmen.""",
    "en": """This e-mail and any attachments are confidential and intended solely for the addressee.;If you are not the intended recipient, please notify the sender and delete this message.;Please consider the environment before printing this email.;Any views expressed are those of the author.;
CONFIDENTIALITY NOTICE: This message may contain privileged information.;Book a meeting with me;Follow us on LinkedIn;Sent from my iPhone;We work flexibly, so I may send emails outside normal hours.;This message has been scanned for viruses.;Visit our stand 12 at the spring fair;All rights reserved."""}
MARKS = ["[image: logo]", "-- ", "--", "_______________________", "---------------------------", "====================", "[cid:image001.png]", "***", "* * *", "~~~~~~~~", "————————"]


def half(text):
    """This half of a list of phrases."""
    items = text if isinstance(text, list) else [item.strip("\n") for item in text.replace("\n", ";").split(";")]
    items = [item for item in items if item or not isinstance(text, list)]
    filled = [item for item in items if item]
    return filled[HALF::2] + [item for item in items if not item]


def chance(share):
    return R.random() < share


def phrase(pool):
    city = R.choice(make_cards.CITIES)[0]
    digits = lambda match: "".join(R.choice("0123456789") for _ in range(int(match[1])))
    text = re.sub(r"\{n(\d)\}", digits, R.choice(half(pool)))
    return text.replace("{c}", city).replace("{k}", R.choice(make_cards.COINED)).replace("{y}", str(R.randint(2016, 2025)))


def e164(text, code):
    """Of a number as world.py prints it in a country."""
    text = text.replace("(0)", "")
    digits = re.sub(r"\D", "", text)
    if "+" in text or digits.startswith("00"):
        return "+" + digits.removeprefix("00")
    return "+" + code + (digits if code in ("39", "34", "48") else digits.removeprefix("1" if code == "1" else "0"))


def a_contact(with_firm):
    """What make_cards.py puts on a card of one of the countries, with e164 numbers."""
    region = R.choices(list(COUNTRIES), [weight for _, weight in COUNTRIES.values()])[0]
    while True:
        if region == "DE":
            c = make_cards.domestic_card()
            c["phones"] = [(number, text, kind) for number, text, kind in c["phones"]]
        else:
            c = make_cards.foreign_card(next(country for country in world.COUNTRIES if country["region"] == region))
            c["phones"] = [(e164(text, COUNTRIES[region][0]), text, kind) for _, text, kind in c["phones"]]
        if (c["email"] or c["phones"]) and (c["company"] or not with_firm):
            return {**c, "region": region}


def someone():
    prefix, given, _, family, _ = make_cards.person()
    return " ".join(x for x in (prefix if chance(.3) else "", given, family) if x)


def wrapped(items, per_line, separator):
    return [separator.join(items[i:i + per_line]) for i in range(0, len(items), per_line)]


class Text:
    """The lines of a text and the truth about it."""

    def __init__(self, c):
        self.c, self.lines = c, []
        self.language = "de" if c["region"] in GERMAN else "en"
        self.separator = R.choice(half(SEPARATORS))
        self.truth = {}

    def say(self, field):
        """A field's value, which becomes part of the truth."""
        if self.c[field]:
            self.truth[field] = self.c[field]
        return self.c[field]

    def head(self):
        """Who it is: name, job title, department and firm on lines of their own or together."""
        name = (R.choice(half(SIGNING)) if self.language == "de" and chance(.05) else "") + self.say("name")
        title, department, company = self.say("job_title"), self.say("department"), self.say("company")
        split_firm = (make_cards.broken(company, "company") if chance(.06) else [company]) if company else []
        shape = R.choice(["lines", "lines", "lines", "lines", "firm first", "title behind", "role and firm", "one line", "labels"])
        if shape == "labels" and "de" == self.language:
            keys = half(["Name", "Ansprechpartner", "Kontakt", "Ihr Ansprechpartner"]), half(["Position", "Funktion"]), half(["Firma", "Unternehmen"])
        elif shape == "labels":
            keys = half(["Name", "Contact"]), half(["Title", "Position"]), half(["Company", "Organisation"])
        if shape == "labels":
            return [f"{R.choice(k)}: {v}" for k, v in zip(keys, (name, title, company)) if v] + ([department] if department else [])
        if shape == "firm first":
            return split_firm + [x for x in (name, title, department) if x]
        if shape == "title behind":
            return [name + (R.choice([", ", self.separator]) + title if title else "")] + [x for x in (department,) if x] + split_firm
        if shape == "role and firm":
            return [name, self.separator.join(x for x in (title, company) if x)] + [x for x in (department,) if x]
        if shape == "one line":
            return [self.separator.join(x for x in (name, title, company) if x)] + [x for x in (department,) if x]
        return [x for x in (name, title, department) if x] + split_firm

    def contact(self, labelled=.85):
        """The items of the contact block."""
        label = lambda kind: R.choice(half(LABELS[self.language][kind])) + " " if chance(labelled) else ""
        items = [(label(kind) or ("Fax " if kind == "fax" else "")) + text for _, text, kind in self.c["phones"]]
        items += [label("email") + text.replace("@", R.choice([" (at) ", "(at)", " [at] ", "@"]) if chance(.05) else "@") for text in self.c["email"]]
        items += [label("website") + text for text in self.c["website"]]
        self.truth.update(phones=self.c["phones"], emails=self.c["email"], websites=self.c["website"])
        if chance(.2):
            R.shuffle(items)
        return [item.strip() for item in items]

    def place(self):
        """The address on its lines or on one."""
        if not self.c["address"]:
            return []
        self.truth["address"] = ", ".join(line.rstrip(",") for line in self.c["address"])
        lines = self.c["address"] if chance(.5) else [R.choice([", ", self.separator]).join(line.rstrip(",") for line in self.c["address"])]
        label = R.choice(half(LABELS[self.language]["address"])) if chance(.4) else ""
        return [(label + " " + lines[0]).strip()] + lines[1:]

    def register(self, heads=True):
        """The lines of the register, the taxes and the bank, as law or custom wants them."""
        region = self.c["region"] if self.c["region"] in REGISTER else "DE" if self.language == "de" else "GB"
        lines = [phrase(REGISTER[region]) for _ in range(R.randint(1, 3))]
        if heads and chance(.6):
            lines.insert(R.randint(0, len(lines)), f"{R.choice(half(HEADS[self.language]))}: {someone()}" + (f", {someone()}" if chance(.25) else ""))
        if chance(.25):
            lines += [phrase(BANK[self.language]) for _ in range(R.randint(1, 2))]
        return wrapped(lines, R.choice([1, 1, 2, 3, 5]), self.separator)

    def clutter(self, pool, most):
        return [phrase(pool[self.language]) for _ in range(R.randint(0, most))]


def signature(c):
    text = Text(c)
    lines = text.clutter(CHATTER, 3) if chance(.3) else []
    lines += [phrase(GREETING[text.language])] if chance(.6) else []
    lines += [R.choice(half(MARKS))] if chance(.4) else []
    head, place, contact = text.head(), text.place(), text.contact()
    contact = wrapped(contact, R.choice([1, 1, 1, 2, 2, 3, 5]), text.separator)
    if place and len(place) == 1 and chance(.25) and head and head[-1] == c["company"]:
        head, place = head[:-1] + [head[-1] + text.separator + place[0]], []
    lines += head + ([""] if chance(.3) else [])
    lines += place + contact if chance(.7) else contact + place
    lines += ["", *text.register()] if chance(.4) else []
    lines += [R.choice(make_cards.SLOGANS).format(y=1987, k=R.choice(make_cards.COINED))] if chance(.15) else []
    lines += text.clutter(DISCLAIMERS, 2) if chance(.4) else []
    if chance(.12):
        bullet = R.choice(half(BULLETS))
        lines = [bullet + line if line else line for line in lines]
    return text, lines


def footer(c):
    """A firm's page: no person."""
    text = Text(c)
    lines = [text.separator.join(R.sample(half(MENU[text.language]), 4))] if chance(.4) else []
    lines += [R.choice(half(HEADINGS[text.language]))] if chance(.4) else []
    firm = text.say("company")
    mark = chance(.3)
    head = [R.choice(half(COPYRIGHT)).format(y=R.randint(2016, 2025), firm=firm)] if mark else [firm]
    items = text.place() + text.contact(.7)
    if chance(.4):
        lines += wrapped(head + items, 9, text.separator)
    else:
        lines += head + wrapped(items, R.choice([1, 1, 2, 3]), text.separator)
    lines += text.clutter(HOURS, 2) if chance(.4) else []
    lines += text.register(heads=False) if chance(.25) else []
    if not mark and chance(.4):
        lines += [R.choice(half(COPYRIGHT)).format(y=R.randint(2016, 2025), firm=firm)]
    lines += [R.choice([" ", text.separator]).join(R.sample(half(MENU[text.language]), 3))] if chance(.4) else []
    return text, lines


def imprint(c):
    """The page that the law asks for: the firm and who stands for it."""
    text = Text({**c, "job_title": ""})
    lines = [R.choice(half(HEADINGS[text.language])) for _ in range(R.randint(1, 2))]
    lines += [text.say("company")] + text.place()
    if chance(.75):
        head = R.choice(half(HEADS[text.language])[:4 if text.language == "de" else 2])
        name = text.say("name")
        if chance(.5):
            lines.append(f"{head}: {name}")
        else:
            lines += ["", f"{head}:", name]
        if head != "Vertreten durch":
            text.truth["job_title"] = head
    lines += ["", *([R.choice(half(HEADINGS[text.language]))] if chance(.5) else []), *text.contact(.95)]
    lines += ["", *text.register(heads=False)]
    lines += text.clutter(DISCLAIMERS, 2)
    return text, lines


def note(c):
    """What somebody types or copies of a contact: a few of its fields."""
    kept = {"name": .85, "job_title": .3, "company": .4, "department": .1, "address": .3, "email": .4, "website": .25, "phones": .5}
    empty = {"address": [], "email": [], "website": [], "phones": []}
    text = Text({field: value if field not in kept or chance(kept[field]) else empty.get(field, "") for field, value in c.items()})
    lines = [x for x in (text.say("name"), text.say("job_title"), text.say("department")) if x]
    firm = [text.say("company")] if text.c["company"] else []
    lines = firm + lines if chance(.3) else lines + firm
    lines += text.place() + text.contact(.5)
    return text, lines if chance(.7) else [text.separator.join(lines)]


def a_text():
    kind = R.choices(["signature", "footer", "imprint", "note"], [6, 3, 2, 4])[0]
    text, lines = {"signature": signature, "footer": footer, "imprint": imprint, "note": note}[kind](a_contact(with_firm=kind in ("footer", "imprint")))
    return kind, text, [line for line in lines if line or chance(.7)]


def truth_of(kind, text, name):
    truth = text.truth
    phones = [{"type": kind_, "text": printed, "e164": number} for number, printed, kind_ in truth.get("phones", [])]
    card = dict(name=truth.get("name"), company=truth.get("company"), title=truth.get("job_title"), emails=truth.get("emails", []), phones=phones,
                websites=truth.get("websites", []), address=truth.get("address"))
    return dict(id=name, kind=kind, synthetic=True, region=text.c["region"], cards=[card])


def print_lines(text, lines, number):
    print("C", number, sep="\t")
    print("R", text.c["region"], sep="\t")
    for field in ("name", "company", "job_title", "department", "address"):
        if text.truth.get(field):
            print("T", field, text.truth[field], sep="\t")
    for line in lines:
        if line.strip():
            print("L", 0, sep="\t")
            for word in line.split():
                print("W", 0, 0, 0, 0, 1, word, sep="\t")


def main():
    global HALF
    R.seed(int(sys.argv[2]))
    HALF = ["fit", "report"].index(sys.argv[3])
    folder = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else None
    for number in range(int(sys.argv[1])):
        kind, text, lines = a_text()
        if not folder:
            print_lines(text, lines, number)
            continue
        name = f"text-{number:04}"
        (folder / "img").mkdir(parents=True, exist_ok=True)
        (folder / "truth").mkdir(exist_ok=True)
        (folder / "img" / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (folder / "truth" / f"{name}.json").write_text(json.dumps(truth_of(kind, text, name), ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
