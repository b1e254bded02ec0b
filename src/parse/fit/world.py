"""People, firms and addresses of other countries for make_cards.py, put together at random.

A country is a dict: `region` (ISO 3166-1), `given` and `family` names, `family_first` (the share of
cards that print the family name first), `forms` of firms, `titles`, `departments`, `tlds`, `phones`
(patterns; # is a digit) and `address`, patterns of lines in which | parts what may also stand on one
line. In braces: {n} a house number, {k} a coined word, {f} a family name, {c} a city, and lists of
the country. Nobody is meant. Standard library only.
"""

ENGLISH_TITLES = """Manager;General Manager;Assistant Manager;Deputy Manager;Senior Manager;Director;Managing Director;Deputy Director General;
President;Vice President;President and CEO;CEO;CTO;CFO;Chief;Chief Executive Officer;Chief Technology Officer;Board Director;Consultant;
Senior Consultant;Engineer;Senior Engineer;Principal Researcher;Senior Researcher;Researcher;Professor;Associate Professor;Assistant Professor;
Professor of Management;Project Manager;Project Lead;Sales Manager;Sales Engineer;Marketing Manager;Business Development Manager;Editor;Deputy Editor;
Head of Business Development;Head of Sales;Team Leader;Partner;Founder;Co-Founder & CEO;Owner;Architect;Designer;Graphic Designer;Software Engineer;
Solution Architect;Account Manager;Key Account Manager;Regional Manager;Branch Manager;Executive Director;Group Leader;Secretary General;Advisor;
Research Fellow;Lecturer;Attorney at Law;Accountant;Analyst;Data Scientist;Product Manager;Program Manager;Operations Manager;Chairman;Specialist;
Representative;Country Manager;Area Sales Manager;Technical Director;Creative Director;Art Director;Coordinator;Section Chief;Chief Engineer""".replace("\n", " ").split(";")
ENGLISH_DEPARTMENTS = """Sales Department;Planning Department;Network Division;Embedded Systems Section;Cloud Development Department;Overseas Business Division;
Management Section;Department of Water Policy;Global Business Development;Research Center;Innovation Center;International Cooperation Team;Editorial Office;
Culture News Desk;Department of Computer Science;School of Management;College of Business;Care Systems Department;Service Design Office;
Rural Innovation Unit;R&D Center;Technology Group;Marketing Division;Export Department;Human Resources;Public Relations Office;
Corporate Planning Group;Faculty of Engineering;Institute of Mechanics;Overseas Marketing Team;Digital Solutions Group;Investment Division""".replace("\n", " ").split(";")
BODIES = ["{k} University", "University of {c}", "Institute of {t}", "Ministry of {t}", "National Institute of {t}", "{c} Chamber of Commerce",
          "{k} Research Institute", "Centre for {t} Research", "{k} Foundation", "{k} Times", "{k} Hospital", "Korea {t} Authority", "{c} Development Corporation",
          "{k} {t}", "{k} {t} {form}", "{k} {form}", "{k} {t} {form}", "{k} {form}", "{f} {t} {form}", "{k} {c} {form}", "{f} & {f2} {form}", "{k}", "{k} Group",
          "National {t} Agency", "{t} Institute of Management and {t2}", "{k} International", "{k} Holdings {form}", "Society for {t} and {t2}"]
TRADES = """Technology Software Information Systems Consulting Engineering Science Design Logistics Trading Electronics Chemicals Machinery Pharma Energy
Finance Education Telecommunications Robotics Materials Semiconductor Textiles Foods Construction Media Research Industry Health Marine Automotive Steel
Networks Security Solutions Data Motors Instruments Precision Optical Commerce Transport""".split()

COUNTRIES = [
    dict(region="CH", weight=3, given="Urs Reto Beat Regula Ursina Andrin Flurina Luca Marc Nadja Simon Fabienne Pascal Corinne Sandro Yannick Anaïs".split(),
         family="Müller Meier Brunner Zbinden Aebischer Gerber Wyss Zürcher Ammann Bächtold Caduff Rossi Favre Rochat Keller Baumgartner Lüscher Aebi".split(),
         family_first=.05, forms=["AG", "GmbH", "SA", "Sàrl", "Genossenschaft", "Stiftung", "& Co. AG"], tlds=["ch", "ch", "com", "swiss"],
         titles=["Geschäftsführer", "Leiterin Verkauf", "Directeur", "Responsable commercial", "Inhaberin", "Projektleiter", "CEO", "Dipl. Architekt ETH/SIA",
                 "Kundenberater", "Projektleiterin", "Leiter Technik", "Mitglied der Geschäftsleitung", "Rechtsanwältin", "Avocate"],
         departments=["Verkauf", "Abteilung Technik", "Service des ventes", "Hochschule für Technik", "Informatik"],
         cities="8004 Zürich;3011 Bern;4051 Basel;6003 Luzern;1003 Lausanne;1201 Genève;9000 St. Gallen;6900 Lugano;8400 Winterthur;7000 Chur;2502 Biel/Bienne;8032 Zürich".split(";"),
         streets="Bahnhofstrasse {n};Rue du {k} {n};Avenue de la Gare {n};Im {k} {n};Via {k} {n};{f}strasse {n};Chemin des Vignes {n};Seestrasse {n};{k}weg {n};Rue de Lausanne {n};{k}gasse {n}".split(";"),
         address=["{street}|{city}", "{street}|CH-{city}", "{street}|{city}|Switzerland", "{street}|Postfach|{city}", "{street},|{city}, Schweiz", "Postfach {n}|{street}|CH-{city}"],
         phones=["+41 44 ### ## ##", "044 ### ## ##", "+41 (0)41 ### ## ##", "079 ### ## ##", "+41 79 ### ## ##", "+41 (0)79 ### ## ##", "0041 31 ### ## ##"]),
    dict(region="AT", weight=2, given="Franz Leopold Elfriede Herta Wolfgang Sepp Katharina Verena Lukas Magdalena Johannes".split(),
         family="Gruber Huber Pichler Moser Steiner Hofer Leitner Egger Reiter Wallner Zauner Schwaiger Berger Haslinger".split(), family_first=.05,
         forms=["GmbH", "Ges.m.b.H.", "KG", "OG", "e.U.", "GmbH & Co KG", "AG"], tlds=["at", "at", "com", "co.at"],
         titles=["Geschäftsführerin", "Prokurist", "Rechtsanwalt", "Physiotherapeutin", "Vertriebsleitung", "Architektin", "Inhaber", "Steuerberaterin", "Verkaufsleiter"],
         departments=["Vertrieb", "Abteilung Kultur", "Technik", "Magistratsabteilung 7"],
         cities="1010 Wien;8010 Graz;4020 Linz;5020 Salzburg;6020 Innsbruck;9020 Klagenfurt;1090 Wien;3100 St. Pölten;8700 Leoben;6850 Dornbirn;1070 Wien".split(";"),
         streets="{f}gasse {n};Mariahilfer Straße {n}/{n};Am {k} {n};{k}weg {n};Ringstraße {n};{f}platz {n};Linzer Str. {n}/Top {n};Hauptplatz {n};Schloßallee {n}".split(";"),
         address=["{street}|{city}", "{street}|A-{city}", "{street}|{city}|Austria", "{city}|{street}", "A-{city}, {street}", "{street}|AT-{city}"],
         phones=["+43 1 #######", "+43 (0)316 ######", "0664 #######", "+43 664 ### ## ##", "0316/######-##", "+43 699 ########"]),
    dict(region="GB", weight=4, given="Alistair Rosalind Nigel Gemma Harriet Callum Imogen Rhys Fiona Graham Poppy Craig Philippa Alfie Siobhan".split(),
         family="Ashcroft Pemberton Hargreaves Macleod Whitfield Thornton Blackwood Lockhart Davies Pryce Kavanagh Featherstone Barlow Okafor Begum Khan".split(),
         family_first=0, forms=["Ltd", "Limited", "LLP", "plc", "Ltd.", "CIC"], tlds=["co.uk", "co.uk", "com", "org.uk", "ac.uk", "uk"], titles=ENGLISH_TITLES, departments=ENGLISH_DEPARTMENTS,
         cities="London {o};Manchester {o};Bristol {o};Edinburgh {o};Belfast, {o};Leeds {o};Cardiff {o};Cambridge {o};Newcastle upon Tyne {o};Glasgow {o}".split(";"),
         streets="{n} Baker Street;{n} High Street;{k} House, {n} Bishop's Road;Unit {n}, {k} Park;The {k}, {n} Mill Lane;{n} St. John's Square;{k} Court, {n} Station Road;{k} Science Park, King's Road;Suite {n}, {k} Business Centre;{n}{n}a {k} Avenue;{k} Mill, {n} Dock Road;Level {n}, {n} {k} Street;{n} The {k}s;{n} Old {k} Yard;{n} {k} Rise;{n}b The Orchard;{n} {k} Cottages;{n}a Church Approach;{n} {k} Fields;{n}c The {k}".split(";"),
         address=["{street}|{city}", "{street},|{city}", "{street},|{city}, UK", "{street}|{city}|United Kingdom", "{street}, {k}|{city}|England"],
         phones=["020 7### ####", "+44 (0)20 7### ####", "+44 161 ### ####", "07### ######", "+44 7### ######", "+44 (0) 28 9### ####"]),
    dict(region="US", weight=3, given="Jeremiah Brooke Tanner Savannah Dakota Marcus Latoya Hunter Brianna Chad Kimberly Tyrone Jenna Brandon Rakesh".split(),
         family="Whitaker Delgado Hutchinson Nguyen Kowalczyk Ramirez Sullivan Freeman Bergstrom Castellanos Washington Goldberg Yoon Jefferson".split(),
         family_first=0, forms=["Inc.", "LLC", "Corp.", "Corporation", "Co.", "LP", "P.C.", "Inc", ", Inc.", ", LLC"], tlds=["com", "com", "com", "org", "net", "edu", "io", "us"],
         titles=ENGLISH_TITLES + ["Realtor", "Attorney", "Photographer", "Licensed Broker", "VP of Engineering", "Director, Product Design"], departments=ENGLISH_DEPARTMENTS,
         cities="Springfield, IL {z};Portland, OR {z};Austin TX {z};New York, NY {z};San Francisco, CA {z};Topeka, KS {z};Boston, Massachusetts {z};Salt Lake City, UT {z};Ann Arbor, MI {z};Miami, Florida {z};Seattle, WA {z}-####".split(";"),
         streets="{n} Elm Street;{n}{n} Broadway;{n} W. {k} Ave., Suite {n};{n} {k} Blvd., Floor {n};P.O. Box {n}{n};{n} North Main St.;One {k} Plaza;{n}{n} SE {k} Road #{n};{n} {f} Drive;{n} {k} Parkway, Ste {n};{n}{n} S. Broadway;{n} University Avenue".split(";"),
         address=["{street}|{city}", "{street},|{city}", "{street}, {city}|USA", "{street}|{city}|United States"],
         phones=["(202) 555-01##", "202-555-01##", "202.555.01##", "+1 202 555 01##", "+1 (415) 555-01##", "1-415-555-01##"]),
    dict(region="JP", weight=3, given="Haruto Aoi Sakura Takeshi Kenji Naoko Sota Hinata Ren Itsuki Kaede Minoru Kiyoshi Emi Daisuke Mariko".split(),
         family="Tanaka Yamamoto Kobayashi Ishikawa Ogawa Fujita Nakajima Matsuda Inoue Higashi Murakawa Aoyama Horiuchi Takahara Uemoto Sajima Moriyama".split(),
         family_first=.1, forms=["Co., Ltd.", "Co., Ltd.", "Co.,Ltd.", "Inc.", "Corporation", "CO., LTD.", "K.K.", "Ltd.", "Kaisha, Ltd."], tlds=["co.jp", "co.jp", "jp", "com", "ne.jp", "ac.jp", "ad.jp", "or.jp"],
         titles=ENGLISH_TITLES, departments=ENGLISH_DEPARTMENTS,
         cities="Tokyo {j};Osaka {j};Nagoya {j};Yokohama, Kanagawa {j};Kyoto {j};Naha City, Okinawa, {j};Sapporo, Hokkaido {j};Fukuoka {j};Kobe, Hyogo {j};Tokyo, {j};Osaka-shi, Osaka, {j}".split(";"),
         streets="{d}-{d}-{d} {k}, {w}-ku;{k} Bldg. {d}F, {d}-{d}-{d} {k}, {w}-ku;{k} Building,|{d}-{d}-{d} {k}, {w}-ku;{d}F {k} Bldg., {d}-{d}-{d} {w};{d}-{d}-{d}, {k}-cho, {w}-ku;{k} Tower {d}{d}F,|{d}-{d}-{d} {w}, {k}-ku;{d}-{d}-{d}, {k}minami;{k} Annex,{d}F,{d}-{d}-{d},{w};{n}-{n}, {k}-cho {w};{w} {k} Heights, {d}-{d}-{d} {w}, {k}-ku".split(";"),
         address=["{street},|{city}, Japan", "{street},|{city} JAPAN", "{street}|{city}", "{street},|{city}", "{street}, {city},|Japan"],
         phones=["+81-3-####-####", "03-####-####", "+81 3 ####-####", "+81-90-####-####", "81-52-###-####", "+81 (3) #### ####", "090-####-####"], wards="Chiyoda Shinjuku Minato Shibuya Naka Chuo Nishi Ueno Sumida Hakata Taito Itabashi Kita".split()),
    dict(region="KR", weight=3, given="Ji-hoon Min-jun Seo-yeon Hae Won|Yang-ho Hye-jin Dong-hyun Eun-ji Jae Hyun|Soo-jin Kyung-ho Seungwoo Dahye".replace("|", " ").split(),
         family="Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Moon Bae".split(), family_first=.3,
         forms=["Co., Ltd.", "Co., Ltd.", "Inc.", "Corp.", "Korea Ltd.", "CO., LTD.", "Corporation"], tlds=["co.kr", "co.kr", "or.kr", "re.kr", "ac.kr", "go.kr", "com"],
         titles=ENGLISH_TITLES, departments=ENGLISH_DEPARTMENTS,
         cities="Seoul, Korea {s};Seoul {s}, Korea;Daejeon, {s}, Korea;Daegu, Korea ({s});Busan {s}, Republic of Korea;Seongnam-si, Gyeonggi-do, {s}, Korea;Seoul, {s} South Korea;Incheon, Korea".split(";"),
         streets="{n}, {k}-ro, {w}-gu;{n} {k}-daero, {w}-gu;{k} Tower {d}F, {n} {k}-ro, {w}-gu;{n}, {k}-gil, {w}-gu;#{n}, {k} Bldg., {n}-{d}, {w}-dong, {w}-gu;{n} {k}-{d}, {w}-gu;{d}th Fl., {k} Place,|{n}, {k}-daero, {w}-gu;{n}ho, {k} Valley, {n}, Digital-ro {d}-gil, {w}-gu".split(";"),
         address=["{street}, {city}", "{street},|{city}", "{street}|{city}", "({s}) {street}, {city}"],
         phones=["+82-2-####-####", "+82-53-###-####", "+82-10-####-####", "02-####-####", "010-####-####", "+82 2 #### ####", "8242.###.####"], wards="Yuseong Gangnam Dong Jung Seocho Nowon Mapo Jongno Yeongdeungpo Haeundae".split()),
    dict(region="VN", weight=2, given="Hoàng Anh Minh Hương Thanh Tuấn Linh Ngọc Hùng Thị|Mai Quang Đức Lan Phương Trung Hiếu".replace("|", " ").split(),
         family="Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương".split(), family_first=.9,
         forms=["Co., Ltd.", "CO., LTD", "JSC", "Joint Stock Company", "Corp.", "Vietnam Co., Ltd."], tlds=["vn", "com.vn", "com", "edu.vn"],
         titles=ENGLISH_TITLES + ["Giám đốc", "Trưởng phòng", "Phó giám đốc", "Trưởng khoa", "Nhân viên kinh doanh"], departments=ENGLISH_DEPARTMENTS + ["Phòng Kinh doanh", "Khoa Điện"],
         cities="Hà Nội;Ho Chi Minh City, Vietnam;TP. Hồ Chí Minh;Hanoi, Vietnam;Da Nang, Viet Nam;TP.HCM;Ha Noi;Quận {d}, TP. HCM".split(";"),
         streets="{n} {g} {f};{n}{x} Pho {f}, Phường {d};Unit {n}, {d}F, {k} Business Center, {n} Duong {f} St., {k} Ward, Dist {d};Lot {x}{d}, {k} Industrial Park;{n}/{n} {f} {g}, P. {d}, Q. {w};{n} {f} {g}, {w} Ward,|{k} District;Tầng {d}, Tòa nhà {k}, {n} {f} {g}, Q.{d};Room {d}, Build {d}, {k} Ward|District {d}".split(";"),
         address=["{street}, {city}", "{street},|{city}", "{street} - {city}", "{street}|{city}"],
         phones=["+84-28-####-####", "(08) 3### ####", "0903 ### ###", "+84 90 ### ####", "+84-24-3###-####", "(+84-28) 38 ### ###", "0912.###.###"], wards="Tân Phú|Long Bien|Ba Dinh|An Khanh|Thu Duc|Phú Nhuận|Gò Vấp".split("|")),
    dict(region="IN", weight=2, given="Rajesh Anjali Vikram Sneha Deepika Arjun Kavitha Sanjay Meera Harish Lakshmi Rohan".split(),
         family="Sharma Iyer Banerjee Reddy Kulkarni Singh Chatterjee Mehta Nair Gupta Kumar Desai Pillai Bose Joshi Kumar|Singh".replace("|", " ").split(), family_first=.05,
         forms=["Pvt. Ltd.", "Private Limited", "Limited", "Pvt Ltd", "LLP", "Technologies Pvt. Ltd.", "India Limited"], tlds=["in", "co.in", "com", "gov.in", "org.in"],
         titles=ENGLISH_TITLES + ["Deputy Director General", "Proprietor", "Chartered Accountant"], departments=ENGLISH_DEPARTMENTS + ["Department of Fisheries", "Ministry of Tourism"],
         cities="New Delhi - {a};Mumbai {b};Bengaluru - {b};Chennai {a}, India;Surat-{b};Pune - {b}, Maharashtra;Hyderabad {b};Kolkata - {a}, India;Bangalore {a}, Karnataka".split(";"),
         streets="{n}, {k} Road;Room No. {n}{n}, {k} Bhavan, {n} {f} Road;{n},{w} Wing, {k} Arcade,|{n} ft Bypass Road;Plot No. {n}, Sector {d}, {w};#{n}, {d}th Cross, {k} Nagar;{k} Complex, M.G. Road;{d}nd Floor, {k} Towers, {w} Marg;Shop {n}, {k} Market, Near {w} Temple;B-{n}, {k} Colony;Flat {n}, {k} Apartments, {w} Layout".split(";"),
         address=["{street}, {city}", "{street},|{city}", "{street}|{city}"],
         phones=["+91-11-########", "+91 98### #####", "+91-9#########", "080-########", "+91 22 #### ####", "98########", "+91 9#### #####"], wards="South Gandhi Nehru Hanuman Indira North Vasant Koramangala Andheri Jaya".split()),
    dict(region="FR", weight=2, given="Aurélien Solène Gaétan Maëlle Thibaud Océane Loïc Clémence Bastien Éloïse Jean-Luc Anne-Sophie".split(),
         family="Lefèvre Moreau Girard Rousseau Chevalier Blanchard Pélissier Garnier d'Aubigny Le|Goff Besançon Marchand".replace("|", "-").split(), family_first=.15,
         forms=["SARL", "SAS", "S.A.", "SA", "EURL", "& Fils", "SCI"], tlds=["fr", "fr", "com"],
         titles=["Directeur commercial", "Directrice générale", "Responsable des ventes", "Gérant", "Avocate à la Cour", "Architecte D.P.L.G.", "Ingénieur", "Chargée de projet", "Chef de projet", "Consultante"],
         departments=["Service clients", "Direction des ventes", "Département Recherche"],
         cities="75011 Paris;69002 Lyon;33000 Bordeaux;F-67000 Strasbourg;13001 Marseille;31000 Toulouse;44000 Nantes Cedex 1;06000 Nice".split(";"),
         streets="{n} rue de la {k};{n}, avenue {f};{n} bis, boulevard du {k};{n} place {f};ZI du {k}, {n} rue {f};{n}, quai {f};Tour {k}, {n} allée des Vignes;BP {n}{n}, route de {k}".split(";"),
         address=["{street}|{city}", "{street}|{city}|France", "{street} - {city}", "{street}, {city}"],
         phones=["01 ## ## ## ##", "+33 1 ## ## ## ##", "+33 (0)4 ## ## ## ##", "06 ## ## ## ##", "+33 6 ## ## ## ##"]),
    dict(region="IT", weight=1, given="Ludovica Tommaso Ginevra Nicolò Benedetta Edoardo Camilla Matteo".split(), family="Ferrari Colombo De|Luca Marchetti Bellini Santoro D'Angelo Fontana".replace("|", "-").split(),
         family_first=.1, forms=["S.r.l.", "S.p.A.", "srl", "s.n.c.", "Srl"], tlds=["it", "it", "com"], titles=["Direttore vendite", "Responsabile marketing", "Amministratore delegato", "Architetto", "Avvocato", "Titolare", "Ingegnere", "Project Manager"],
         departments=["Ufficio vendite", "Direzione tecnica"], cities="20121 Milano (MI);00184 Roma;I-39100 Bolzano;10121 Torino TO;40121 Bologna;50123 Firenze FI".split(";"),
         streets="Via {k}, {n};Viale {f} {n};Piazza {k} {n}/A;Corso {f}, {n};Via dei {k} {n}".split(";"), address=["{street}|{city}", "{street}|{city}|Italia", "{street} - {city}"],
         phones=["+39 02 #######", "02 #######", "+39 335 #######", "+39 06 ########", "333 #######"]),
    dict(region="NL", weight=1, given="Sanne Daan Femke Joris Maaike Thijs Roos Bram".split(), family="de|Vries van|den|Berg Jansen Bakker Visser van|Dijk Hoekstra Smit".replace("|", "_").split(),
         family_first=0, forms=["B.V.", "BV", "N.V.", "VOF"], tlds=["nl", "nl", "eu"], titles=["Directeur", "Adviseur", "Projectleider", "Accountmanager", "Eigenaar", "Advocaat", "Hoofd Verkoop"], departments=["Afdeling Verkoop", "Klantenservice"],
         cities="1012 AB Amsterdam;3011 XY Rotterdam;2511 BT Den Haag;5611 EM Eindhoven;3511 LX Utrecht".split(";"), streets="{k}straat {n};{f}weg {n};Prins {k}laan {n}-{d};{k}gracht {n};Postbus {n}".split(";"),
         address=["{street}|{city}", "{street}|{city}|Nederland", "{street}, {city}"], phones=["+31 20 ### ####", "020 ### ## ##", "06 ########", "+31 6 ########", "+31 (0)10 ### ## ##"]),
    dict(region="PL", weight=1, given="Krzysztof Małgorzata Paweł Zuzanna Łukasz Agnieszka Grzegorz Żaneta".split(), family="Kowalczyk Wiśniewska Wójcik Zieliński Szymańska Dąbrowski Łapińska Jabłoński".split(), family_first=.05,
         forms=["Sp. z o.o.", "S.A.", "sp.j.", "Sp. k."], tlds=["pl", "com.pl", "eu"], titles=["Dyrektor handlowy", "Prezes Zarządu", "Kierownik Projektu", "Specjalista ds. sprzedaży", "Radca prawny", "Doradca", "Właściciel"], departments=["Dział Sprzedaży", "Biuro Zarządu"],
         cities="00-950 Warszawa;31-001 Kraków;50-101 Wrocław;80-001 Gdańsk;61-701 Poznań".split(";"), streets="ul. {k} {n};al. {f} {n}/{d};pl. {k} {n};ul. {f}a {n} lok. {d}".split(";"), address=["{street}|{city}", "{street}, {city}", "{street}|{city}|Polska"],
         phones=["+48 22 ### ## ##", "22 ### ## ##", "+48 601 ### ###", "601 ### ###"]),
    dict(region="ES", weight=1, given="Íñigo Nerea Álvaro Lucía Gonzalo Maite Rocío Jordi Begoña".split(), family="García|López Muñoz|Ruiz Fernández Ibáñez|Peña Castaño Martínez|Gil Núñez".replace("|", "_").split(), family_first=0,
         forms=["S.L.", "S.A.", "SL", "S.L.U."], tlds=["es", "es", "com"], titles=["Director comercial", "Gerente", "Abogada", "Jefe de ventas", "Responsable de proyectos", "Arquitecto", "Ingeniera", "Socia fundadora"], departments=["Departamento Comercial", "Área Técnica"],
         cities="28013 Madrid;08007 Barcelona;41001 Sevilla;46002 Valencia;48001 Bilbao".split(";"), streets="Calle {k}, {n};C/ {f} {n}, {d}º B;Avda. de {k} {n};Plaza {f} {n};Paseo de {k}, {n}, planta {d}".split(";"), address=["{street}|{city}", "{street}|{city}|España", "{street}, {city}"],
         phones=["+34 91 ### ## ##", "91 ### ## ##", "+34 6## ### ###", "6## ### ###"]),
    dict(region="AU", weight=1, given="Lachlan Matilda Jarrah Bronte Kylie Angus Tahlia".split(), family="Mackenzie O'Rourke Whitlam Barnett Nguyen Papadopoulos Fairweather".split(), family_first=0,
         forms=["Pty Ltd", "Pty. Ltd.", "Ltd"], tlds=["com.au", "com.au", "net.au", "org.au"], titles=ENGLISH_TITLES, departments=ENGLISH_DEPARTMENTS,
         cities="Brisbane QLD 4000;Sydney NSW 2000;Melbourne VIC 3000;Perth WA 6000;Hobart TAS 7000".split(";"), streets="{n}/{n} {k} Street;Level {d}, {n} {k} St;Suite {n}, {n} {k} Road;{n} {f} Parade;PO Box {n}{n}".split(";"), address=["{street}|{city}", "{street},|{city}", "{street}|{city}|Australia"],
         phones=["02 #### ####", "+61 2 #### ####", "0402 ### ###", "+61 402 ### ###", "(07) #### ####"]),
]


def filled(pattern, chance, names):
    """The pattern with each # as a digit and each name in braces as a value of its own."""
    out = ""
    while pattern:
        if pattern[0] == "#":
            out += str(chance.randrange(10))
            pattern = pattern[1:]
        elif pattern[0] == "{":
            name, pattern = pattern[1:].split("}", 1)
            value = names[name]
            out += filled(value(), chance, names) if callable(value) else value
        else:
            out += pattern[0]
            pattern = pattern[1:]
    return out


def place_names(country, chance, coined, family):
    """What the braces of addresses stand for."""
    digits = lambda n: lambda: "".join(chance.choice("123456789") for _ in range(n))
    capital = lambda: chance.choice("ABCDEGHLNRSW")
    return dict(
        k=coined, f=lambda: chance.choice(country["family"]).replace("_", " "), g=family, x=capital,
        n=lambda: str(chance.choice([3, 7, 12, 15, 23, 38, 46, 104, 118, 221, 250, 1003])), d=lambda: str(chance.randint(1, 9)),
        w=lambda: chance.choice(country.get("wards", ["North"])), s=digits(5), z=digits(5), b=digits(6), j=lambda: digits(3)() + "-" + digits(4)(),
        a=lambda: digits(3)() + " " + digits(3)(), o=lambda: chance.choice(["SW", "E", "M", "BS", "EH", "BT", "N"]) + digits(1)() + " " + digits(1)() + capital() + capital(),
        street=lambda: chance.choice(country["streets"]), city=lambda: chance.choice(country["cities"]))


def address_of(country, chance, coined, family):
    """The lines of an address."""
    text = filled(chance.choice(country["address"]), chance, place_names(country, chance, coined, family))
    return [line.strip() for line in text.split("|")]


def firm_of(country, chance, coined, family):
    city = chance.choice(["Alpine", "Northern", "Pacific", "Central", "Delta", "Eastern", "Baltic"])
    names = dict(k=coined, f=family, f2=family, c=city, t=lambda: chance.choice(TRADES), t2=lambda: chance.choice(TRADES), form=lambda: chance.choice(country["forms"]))
    return filled(chance.choice(BODIES), chance, names).replace(" ,", ",")
