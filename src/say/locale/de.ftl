# The words of documents, in German.
#
# A key that stands in English stands in every language, with the same things filled in; a test holds that.

## Numbers, amounts and days

group_sign = {"."}
decimal_sign = {","}
# From how many digits before the decimal sign numbers are grouped.
grouped_from = 4
percent = { $number } %
money_sign = { $amount } { $currency }
money_code = { $amount } { $currency }
clock = { $time } Uhr
months = Januar Februar März April Mai Juni Juli August September Oktober November Dezember
months_short = Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.
weekdays = Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag
weekdays_short = Mo Di Mi Do Fr Sa So
day_number = { $day }.
long_day = { $weekday }, { $day } { $month } { $year }
weekday_day = { $weekday }, { $day } { $month }
day_month = { $day } { $month }
short_day = { $day } { $month }
day_year = { $day } { $month } { $year }
day_range = { $first } – { $last }
# The word before the last of a list; `sound` is `i` where that begins with the sound of an i.
and = { $sound ->
   *[other] und
}
unit_seconds = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}
unit_minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
unit_hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
unit_days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
unit_weeks = { $count ->
    [one] { $count } Woche
   *[other] { $count } Wochen
}

## The brief: its head

brief_title = Ein Briefing für { $name }
summary_product = { $brand } möchte gern zusammen mit dir von { $subject } erzählen.
summary_brand = { $brand } möchte gern mit dir zusammenarbeiten.
what_on_channel = { $what } auf { $channel }
glance_what = Was
glance_when = Wann
glance_first = Zuerst fällig
glance_freedom = Deine Freiheit
glance_pay = Dein Honorar
glance_label = Kennzeichnung
when_between = { $first } bis { $last }
when_on = { $day }, { $time }

## Why this person

why_title = Warum du
why_fit = { $share } der Menschen, die dir folgen, gehören zu denen, um die es geht: { $audience }.

## What it is about

about_title = Worum es geht
goal_awareness = Die richtigen Leute sollen { $subject } kennenlernen.
goal_consideration = Die richtigen Leute sollen { $subject } mögen lernen.
goal_conversion = Die richtigen Leute sollen in { $subject } finden, was sie brauchen, und kaufen.
goal_launch = { $subject } ist neu, und die richtigen Leute sollen davon hören.
goal_loyalty = Wer { $subject } hat, soll froh darüber sein.
audience_line = Für wen es ist: { $audience }{ $details }.
audience_ages = { $first } bis { $last } Jahre alt
audience_interests = Interessen: { $list }

## How free the words are

freedom_title = Deine Freiheit
wording_own = Die Worte sind deine.
wording_own_more = Es gibt kein Skript. Erzähl es so, wie du es Freunden erzählen würdest.
wording_cocreated = Die Worte finden wir zusammen.
wording_guided = Die Worte sind deine; die Punkte unten würden wir gern darin hören.
wording_scripted = Die Worte sind unsere: Bitte nimm den Text unten, wie er dasteht.
visuals_own = Die Bilder sind deine.
visuals_guided = Du machst die Bilder; wir sagen dir, was darauf zu sehen sein soll.
visuals_supplied = Die Bilder kommen von uns.
criticism_allowed = Sag auch, was dir nicht gefällt. Ehrlich ist uns lieber als höflich.
criticism_forbidden = Bitte lass Kritik am Produkt weg.
tone_line = Wie es klingen soll: { $tone }
mentions = { $count ->
    [0] Du musst { $brand } gar nicht nennen.
    [1] { $brand } einmal zu nennen, reicht.
   *[other] Bitte nenne { $brand } { $count }-mal.
}
logo_none = Bitte kein Logo.
logo_subtle = Das Logo musst du nicht zeigen: so, wie es am Produkt ist, reicht es.
logo_visible = Das Logo soll zu sehen sein.
logo_dominant = Das Logo soll das Bild füllen.
brand_image = Die Marke nimmt bis zu { $share } des Bildes ein.
product_on_screen = Das Produkt ist zu sehen, Dauer: { $length }.
review_rounds = { $count ->
    [0] Wir bitten nicht um Änderungen.
    [1] Wir dürfen einmal um Änderungen bitten.
   *[other] Wir dürfen bis zu { $count }-mal um Änderungen bitten.
}
review_within = { $days ->
    [one] Antworten kommen innerhalb von { $days } Arbeitstag.
   *[other] Antworten kommen innerhalb von { $days } Arbeitstagen.
}

## The message

message_title = Was hängen bleiben soll
points_intro = Punkte zum Erzählen: nimm mindestens einen, in deinen Worten
proof_intro = Was dahintersteht
must_title = Das muss hinein
avoid_title = Bitte vermeiden
caption_intro = Der Text, Wort für Wort
cta_intro = Worum wir die Leute bitten
references_intro = Sehenswert

## The story

story_title = Die Geschichte: { $title }
story_intro = Sie hat { $count } Kapitel.
story_yours = von dir, { $day }
story_told_by = von { $name }, { $day }

## The posts

posts_title = Deine Beiträge
col_when = Wann
col_what = Was
col_about = Worüber
col_length = Länge
embargo_all = Sperrfrist: Nichts geht vor { $day }, { $time } online.
embargo_some = Sperrfrist für { $what }: Nichts geht vor { $day }, { $time } online.
zone_note = Alle Zeiten gelten für { $zone }.
use_account = Dein Konto
use_link = Link
use_code = Code
use_hashtags = Hashtags
use_mentions = Erwähnen
note = Gut zu wissen

## The dates

dates_title = Deine Termine
col_post = Beitrag
milestone_contract = Vertrag
milestone_product = Produkt da
milestone_concept = Dein Konzept
milestone_draft = Dein Entwurf
answer_by = Antwort bis
milestone_approval = Freigabe
milestone_live = Live
milestone_results = Deine Zahlen
milestone_payment = Zahlung
dates_note = Passt ein Termin nicht? Sag früh Bescheid, dann finden wir einen anderen.

## The label

label_title = So kennzeichnest du es
label_write = Schreib { $label }, genau so.
label_first = Ganz an den Anfang: vor das „mehr“ der Bildunterschrift, bei einer Story ab dem ersten Bild ins Bild, und im Video gesprochen und eingeblendet in den ersten 30 Sekunden.
label_elsewhere = { $country }: { $placement }
platform_label = Schalte auf { $channel } auch die Kennzeichnung der Plattform ein: „{ $label }“.
platform_none = { $channel } hat keine eigene Kennzeichnung, also sind diese Worte die einzige.

## Rights and terms

rights_title = Rechte und Absprachen
usage_organic = Auf unseren eigenen Kanälen dürfen wir deine Inhalte zeigen. Dauer: { $time }.
usage_paid = Auf unseren eigenen Kanälen und in bezahlter Werbung dürfen wir deine Inhalte nutzen. Dauer: { $time }.
usage_plain = Wir dürfen deine Inhalte nutzen. Dauer: { $time }.
keep_live = Bitte lass jeden Beitrag stehen. Dauer: { $time }.
boost = Wir dürfen dafür bezahlen, dass mehr Menschen deine Beiträge von deinem Konto aus sehen. Dauer: { $time }.
exclusivity = Bitte arbeite in dieser Zeit für keine Konkurrenz. Dauer: { $time }.
exclusivity_named = Bitte arbeite in dieser Zeit nicht für die Konkurrenz ({ $list }). Dauer: { $time }.

## The pay

pay_title = Dein Honorar
fee_each = { $what } zu je { $money }
fee_whole = Alles zusammen
fee_views = { $money } je { $count } Aufrufe
fee_views_cap = { $money } je { $count } Aufrufe, höchstens { $cap } je Beitrag
gift_worth = Wert: { $money }
pay_commission = { $share } von jedem Verkauf, den du bringst
pay_commission_code = { $share } von jedem Verkauf mit deinem Code { $code }
pay_total = Zusammen
col_amount = Betrag

## Success

success_title = Woran wir den Erfolg messen
kpi_line = { $metric }: { $target }
kpi_measured = gemessen durch: { $how }
kpi_by = am { $day }
at_least = mindestens { $target }
at_most = höchstens { $target }
above = über { $target }
below = unter { $target }

## The end

contact_title = Wen du fragst
footer = { $brand } · { $campaign } · Danke, dass du das mit uns machst.

## The mail

mail_subject = { $brand }: { $what }
mail_hello = Hallo { $name },
mail_intro = hier ist dein Briefing für „{ $campaign }“. Kurz gesagt:
mail_outro = Fragen, Zweifel, eine bessere Idee? Schreib an { $contact }.

## Between words

pair = { $name }: { $value }
between = ;{" "}

## The plan for the team

team_title = Der Plan
team_summary = { $what } von { $people } für { $brand }: { $range }.
people = { $count ->
    [one] { $count } Person
   *[other] { $count } Personen
}
posts = { $count ->
    [one] { $count } Beitrag
   *[other] { $count } Beiträge
}
glance_goal = Ziel
glance_run = Laufzeit
glance_budget = Budget
glance_review = Prüfung
budget_line = { $planned } von { $budget } verplant, { $left } übrig
budget_over = { $planned } verplant, { $over } mehr als das Budget von { $budget }
review_clean = Nichts zu melden
errors = { $count ->
    [one] { $count } Fehler
   *[other] { $count } Fehler
}
warnings = { $count ->
    [one] { $count } Warnung
   *[other] { $count } Warnungen
}
advice = { $count ->
    [one] { $count } Hinweis
   *[other] { $count } Hinweise
}

## Goals

goals_title = Ziele
objective_awareness = Bekanntheit
objective_consideration = Zuneigung
objective_conversion = Verkauf
objective_launch = Markteinführung
objective_loyalty = Treue
col_measure = Messgröße
col_now = Heute
col_target = Ziel
col_weight = Gewicht
col_how = Wie
col_by = Bis
family_sentiment = Stimmung
family_branding = Marke
family_interaction = Interaktion
family_reach = Reichweite
family_conversion = Verkauf
family_other = Anderes
measure_of = { $metric }, { $name }

## The cast

cast_title = Die Besetzung
col_name = Name
col_following = Follower
col_fit = Passung
col_posts = Beiträge
col_cost = Kosten
col_cost_per = Je 1.000 aus der Zielgruppe
col_why = Warum
unknown = unbekannt
cast_note = Passung ist der Anteil der Follower, die zur am besten passenden Zielgruppe gehören; die Kosten gelten je 1.000 dieser Follower, Honorare und genannter Wert von Geschenken zusammen.

## The calendar

calendar_title = Kalender
calendar_chart = Beiträge nach Tag und Person
calendar_alt = { $posts } zwischen { $first } und { $last }. { $lanes }.

## What the audience meets

exposure_title = Was die Zielgruppe sieht
exposure_chart = { $audience }: Beiträge je Woche
exposure_limit = Grenze: { $count } in sieben Tagen
exposure_alt = Meiste in einer Kalenderwoche: { $count }.
exposure_mean = Über die ganze Laufzeit trifft jemand, der mindestens einer Person der Besetzung folgt, im Mittel auf { $count } dieser Beiträge.
week_of = Woche ab { $day }

## The budget

budget_title = Budget
budget_fees = Honorare
budget_gifts = Geschenke
budget_left = Übrig
budget_missing = Über dem Budget
by_tier = Nach Größe der Gefolgschaft
by_channel = Nach Kanal
bars_alt = Größter Teil: { $name }, { $shown }.
budget_incomplete = Nicht alles ist bekannt von { $names }: ein Betrag ohne Wechselkurs, ein Geschenk ohne Wert, ein Beitrag ohne Honorar, ein Honorar nach Aufrufen oder eine Provision fehlt darin.
tier_nano = unter 10.000
tier_micro = 10.000 bis 50.000
tier_mid = 50.000 bis 500.000
tier_macro = 500.000 bis 1 Million
tier_mega = 1 Million und mehr

## Milestones

milestones_title = Meilensteine nach Woche
col_week = Woche ab
due_contract = Verträge
due_product = Produkte kommen an
due_concept = Konzepte
due_draft = Entwürfe
due_approval = Freigaben
due_live = live
due_results = Zahlen
due_payment = Zahlungen

## The four mistakes

mistakes_title = Die vier Fehler
mistake_authenticity = Reichweite statt Passung
mistake_brand_voice = Die Marke spricht zu laut
mistake_saturation = Zu viel für eine Zielgruppe
mistake_kpis = Erfolg zu eng gemessen
mistake_practice = Praxis und Recht
mistake_language = Der Text des Plans
mistake_clean = Nichts gefunden.
allowed = Erlaubt ({ $rule }): { $reason }
allowed_plain = Erlaubt ({ $rule }).
level_error = Fehler
level_warning = Warnung
level_advice = Hinweis

## The schedule

schedule_title = Zeitplan
overlap_none = Keine Zielgruppe trifft an einem Tag auf zwei Beiträge.
overlap_best = Paare von Beiträgen, auf die eine Zielgruppe am selben Tag trifft: { $count }. Kein Zeitplan hat weniger.
overlap_some = Paare von Beiträgen, auf die eine Zielgruppe am selben Tag trifft: { $count }. Der beste Zeitplan hat mindestens { $bound }.
col_who = Wer
team_footer = { $brand } · { $campaign } · Für das Team, nicht für die Besetzung.

## The cast page

pick_line = { $chosen } von { $candidates } Kandidaten, für { $cost } von { $budget }, erreichen wirklich { $people } Menschen der Zielgruppe.
pick_proven = Keine andere Besetzung erreicht mehr: Das ist bewiesen.
pick_bound = Keine andere Besetzung erreicht mehr als { $people } Menschen, { $more } mehr: Das ist die gefundene Grenze.
pick_title = Die Besetzung, und wer als Nächstes kam
pick_next = Die Nächsten
pick_price = Preis
pick_followers = Follower
pick_fits = passt
pick_genuine = echt
pick_attention = Aufmerksamkeit
pick_own = eigene Beiträge
pick_adds = bringt
pick_usual = üblich: { $what }
pick_suspicious = verdächtige Follower
pick_sponsored = bezahlte Beiträge
pick_engagement = Interaktionsrate
pick_legend = „Bringt“ sind die Menschen, die der Besetzung ohne diese Person fehlen oder mit ihr dazukommen. Wirklich erreicht werden Follower × passt (der Anteil in der Zielgruppe) × echt × Aufmerksamkeit × eigene Beiträge; wer mehreren folgt, zählt einmal. Aufmerksamkeit ist die Interaktionsrate im Vergleich zu dem, was dort bei den kleinsten Konten üblich ist.
pick_left_out = Nicht berücksichtigt: { $who }.
pick_unpriced = { $count } ohne bekanntes Honorar
pick_unmeasured = { $count } ohne bekannte Followerzahl oder bekannten Anteil der Zielgruppe
pick_conflicted = { $count }, die kürzlich für die Konkurrenz gearbeitet haben
pick_overlap_stated = Überschneidungen sind die, die die Gruppe nennt: wie in einer Zielgruppe von { $people }.
pick_overlap_chance = Nicht genannte Überschneidungen sind die des Zufalls in der Zielgruppe, { $people } Menschen.
pick_overlap_usual = Überschneidungen sind mit 10 % angenommen, wie in einer Zielgruppe von { $people }; `size` in der Zielgruppe sagt es genauer.
pick_shareless = Von niemandem ist der Anteil der Zielgruppe bekannt: Alle Follower zählen.
pick_quotas_dropped = `at_least` und `at_most` waren nicht einzuhalten und blieben beiseite.
pick_more = { $money } mehr würden { $people } Menschen mehr erreichen.
pick_more_full = { $money } mehr würden niemanden mehr erreichen: Mehr Personen darf die Gruppe nicht haben.
pick_more_none = { $money } mehr würden niemanden mehr erreichen.
pick_curve = Erreichte Menschen nach Ausgaben
pick_curve_point = { $people } Menschen für { $money }, mit { $count } in der Besetzung
pick_curve_alt = { $few } Menschen für { $least }, { $many } Menschen für { $most }.
duel_title = Star gegen Micro, für je höchstens { $money }
duel_star = ein Star
duel_stars = Stars
duel_micro = Micro
duel_who = wer
duel_cost = Kosten
duel_followers = Follower
duel_people = wirklich erreichte Menschen der Zielgruppe
duel_each = Kosten je Mensch
duel_interactions = zu erwartende Interaktionen der Zielgruppe
duel_exposures = Kontakte in der Zielgruppe
duel_verdict = Für höchstens { $money } erreichen kleine Gefolgschaften { $against } { $star } allein.
duel_verdict_both = Für höchstens { $money } erreichen kleine Gefolgschaften { $against } { $star } allein, und { $best } die besten Stars für dieses Geld.
duel_times = { $factor }-mal so viele Menschen wie
duel_same = so viele Menschen wie
duel_fewer = nur { $share } so viele Menschen wie

## Calendars

task_contract = Vertrag unterschrieben
task_product = Produkt kommt an
task_concept = Konzept fällig
task_draft = Entwurf fällig
task_approval = Freigabe fällig
task_results = Zahlen fällig
task_payment = Zahlung fällig
event_account = Konto
event_label = Kennzeichnung
event_link = Link
event_post = Beitrag

## Formats, by their name in the language

format_reel = { $count ->
    [one] Reel
   *[other] Reels
}
format_story = { $count ->
    [one] Story
   *[other] Storys
}
format_post = { $count ->
    [one] Beitrag
   *[other] Beiträge
}
format_carousel = { $count ->
    [one] Karussell
   *[other] Karussells
}
format_live = { $count ->
    [one] Livesendung
   *[other] Livesendungen
}
format_video = { $count ->
    [one] Video
   *[other] Videos
}
format_short = { $count ->
    [one] Short
   *[other] Shorts
}
format_integration = { $count ->
    [one] Integration
   *[other] Integrationen
}
format_thread = { $count ->
    [one] Thread
   *[other] Threads
}
format_article = { $count ->
    [one] Artikel
   *[other] Artikel
}
format_pin = { $count ->
    [one] Pin
   *[other] Pins
}
format_spotlight = { $count ->
    [one] Spotlight
   *[other] Spotlights
}
format_stream = { $count ->
    [one] Stream
   *[other] Streams
}
format_episode = { $count ->
    [one] Folge
   *[other] Folgen
}
format_mention = { $count ->
    [one] Erwähnung
   *[other] Erwähnungen
}
format_issue = { $count ->
    [one] Ausgabe
   *[other] Ausgaben
}
format_appearance = { $count ->
    [one] Auftritt
   *[other] Auftritte
}

## Metrics, by their name in the language

metric_positive_sentiment = positive Kommentare
metric_net_sentiment = Stimmung (Lob minus Tadel)
metric_brand_recall = Markenerinnerung
metric_brand_lift = Markenwirkung
metric_share_of_voice = Anteil am Gespräch
metric_branded_search = Suchen nach der Marke
metric_earned_mentions = unbezahlte Erwähnungen
metric_follower_growth = neue Follower der Marke
metric_engagement_rate = Interaktionsrate
metric_comments = Kommentare
metric_saves = gespeicherte Beiträge
metric_shares = geteilte Beiträge
metric_reach = erreichte Menschen
metric_impressions = Einblendungen
metric_views = Aufrufe
metric_frequency = Kontakte je Person
metric_sales = Bestellungen
metric_signups = Anmeldungen
metric_clicks = Klicks
metric_conversion_rate = Bestellungen je Klick
metric_roas = Umsatz je Werbe-Euro
metric_cpa = Kosten je Bestellung
metric_cpe = Kosten je Interaktion
metric_cpm = Kosten je tausend Einblendungen

## Where a market wants the label; the English sentences, with their sources, stand in the table of markets

placement_US = am Anfang des Beitrags, in den ersten Zeilen und vor dem „mehr“, in der Sprache des Beitrags und nicht unter anderen Hashtags. In einer Story ab dem ersten Bild im Bild selbst. In einem Video gesprochen und eingeblendet in den ersten 30 Sekunden, nicht nur in der Beschreibung. Das Label der Plattform allein reicht nicht.
placement_GB = ganz vorn: zu sehen, bevor irgendetwas anderes gelesen wird, und ohne einen Tipp, im Bild oder am Anfang von Text oder Titel. In jedem Bild der Story, das dazugehört.
placement_DE = am Anfang des Beitrags oder des Videos, auf den ersten Blick zu sehen. In jedem Bild einer Story.
placement_AT = am Anfang des Beitrags, sodass kein Zweifel bleibt, dass er bezahlt ist.
placement_CH = am Anfang, in der Sprache des Beitrags, wo die Werbung nicht ohnehin zu erkennen ist; nicht zwischen Hashtags versteckt.
placement_FR = klar, lesbar und verständlich im Bild oder im Video, in jedem Format, so lange dafür geworben wird.
placement_ES = von Anfang des Beitrags oder des Videos an, oder im Bild; nicht hinter „mehr“ und nicht zwischen Hashtags. Wo die Plattform ein eigenes Label hat, nimm zuerst dieses.
placement_IT = sofort zu sehen, am Anfang des Beitrags und unter den ersten drei Hashtags; eingeblendet in jeder Story; am Anfang eines Videos, gesprochen oder im Bild.
placement_NL = ein Hashtag muss ins Auge fallen, als erster oder letzter und nicht zwischen anderen. Bei einem Video im Video selbst (am Anfang, während des Lobs oder durchgehend) und in seiner Beschreibung.
placement_EU = ohne einen Tipp zu sehen, in der Sprache des Beitrags. Werbliche Inhalte sind auch der Plattform anzugeben.
