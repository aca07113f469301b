# The words of documents, in French.
#
# A key that stands in English stands in every language, with the same things filled in; a test holds that.
# Before `:`, `;`, `?`, `!` and within « » the space is a no-break space; a test holds that.

## Numbers, amounts and days

group_sign = {" "}
decimal_sign = {","}
# From how many digits before the decimal sign numbers are grouped.
grouped_from = 4
percent = { $number } %
money_sign = { $amount } { $currency }
money_code = { $amount } { $currency }
clock = { $time }
months = janvier février mars avril mai juin juillet août septembre octobre novembre décembre
months_short = janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.
weekdays = lundi mardi mercredi jeudi vendredi samedi dimanche
weekdays_short = lun. mar. mer. jeu. ven. sam. dim.
day_number = { $day ->
    [1] 1er
   *[other] { $day }
}
long_day = { $weekday } { $day } { $month } { $year }
weekday_day = { $weekday } { $day } { $month }
day_month = { $day } { $month }
short_day = { $day } { $month }
day_year = { $day } { $month } { $year }
day_range = { $first } – { $last }
# The word before the last of a list; `sound` is `i` where that begins with the sound of an i.
and = { $sound ->
   *[other] et
}
unit_seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
unit_minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
unit_hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
unit_days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
unit_weeks = { $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
}

## The brief: its head

brief_title = Un brief pour { $name }
summary_product = { $brand } aimerait parler de { $subject } avec vous.
summary_brand = { $brand } aimerait travailler avec vous.
what_on_channel = { $what } sur { $channel }
glance_what = Quoi
glance_when = Quand
glance_first = À rendre d’abord
glance_freedom = Votre liberté
glance_pay = Votre rémunération
glance_label = La mention
when_between = du { $first } au { $last }
when_on = { $day }, { $time }

## Why this person

why_title = Pourquoi vous
why_fit = { $share } des personnes qui vous suivent sont celles à qui nous pensons : { $audience }.

## What it is about

about_title = De quoi il s’agit
goal_awareness = Les bonnes personnes doivent découvrir { $subject }.
goal_consideration = Les bonnes personnes doivent apprendre à aimer { $subject }.
goal_conversion = Les bonnes personnes doivent trouver ce qu’il leur faut chez { $subject }, et l’acheter.
goal_launch = { $subject } est nouveau, et les bonnes personnes doivent en entendre parler.
goal_loyalty = Qui possède { $subject } doit s’en réjouir.
audience_line = C’est pour : { $audience }{ $details }.
audience_ages = de { $first } à { $last } ans
audience_interests = centres d’intérêt : { $list }

## How free the words are

freedom_title = Votre liberté
wording_own = Les mots sont les vôtres.
wording_own_more = Il n’y a pas de script. Racontez-le comme à des amis.
wording_cocreated = Nous trouvons les mots ensemble.
wording_guided = Les mots sont les vôtres ; nous aimerions y entendre les points ci-dessous.
wording_scripted = Les mots sont les nôtres : merci de reprendre le texte ci-dessous tel quel.
visuals_own = Les images sont les vôtres.
visuals_guided = Vous faites les images ; nous vous disons ce qu’il faut y voir.
visuals_supplied = Les images viennent de nous.
criticism_allowed = Dites aussi ce qui ne vous plaît pas. Nous préférons la franchise à la politesse.
criticism_forbidden = Merci de ne pas critiquer le produit.
tone_line = Le ton : { $tone }
mentions = { $count ->
    [0] Rien ne vous oblige à nommer { $brand }.
    [1] Nommer { $brand } une fois suffit.
   *[other] Merci de nommer { $brand } { $count } fois.
}
logo_none = Pas de logo, s’il vous plaît.
logo_subtle = Inutile de montrer le logo : tel qu’il est sur le produit, cela suffit.
logo_visible = Le logo doit se voir.
logo_dominant = Le logo doit remplir l’image.
brand_image = La marque occupe au plus { $share } de l’image.
product_on_screen = Le produit se voit pendant { $length }.
review_rounds = { $count ->
    [0] Nous ne demandons pas de retouches.
    [1] Nous pouvons demander des retouches une fois.
   *[other] Nous pouvons demander des retouches { $count } fois au plus.
}
review_within = { $days ->
    [one] Les réponses arrivent sous { $days } jour ouvré.
   *[other] Les réponses arrivent sous { $days } jours ouvrés.
}

## The message

message_title = Ce qu’il faut retenir
points_intro = Idées à raconter : reprenez-en au moins une, avec vos mots
proof_intro = Ce qui l’appuie
must_title = Cela doit y être
avoid_title = À éviter, s’il vous plaît
caption_intro = La légende, mot pour mot
cta_intro = Ce que nous demandons aux gens
references_intro = À regarder

## The story

story_title = L’histoire : { $title }
story_intro = Elle se raconte en { $count } chapitres.
story_yours = par vous, { $day }
story_told_by = par { $name }, { $day }

## The posts

posts_title = Vos publications
col_when = Quand
col_what = Quoi
col_about = Sujet
col_length = Durée
embargo_all = Embargo : rien ne paraît avant le { $day }, { $time }.
embargo_some = Embargo pour { $what } : rien ne paraît avant le { $day }, { $time }.
zone_note = Toutes les heures sont celles de { $zone }.
use_account = Votre compte
use_link = Lien
use_code = Code
use_hashtags = Hashtags
use_mentions = À mentionner
note = Bon à savoir

## The dates

dates_title = Vos dates
col_post = Publication
milestone_contract = Contrat
milestone_product = Produit reçu
milestone_concept = Votre concept
milestone_draft = Votre projet
answer_by = Réponse
milestone_approval = Accord
milestone_live = En ligne
milestone_results = Vos chiffres
milestone_payment = Paiement
dates_note = Une date ne vous convient pas ? Dites-le tôt, nous en trouverons une autre.

## The label

label_title = Comment le signaler
label_write = Écrivez { $label }, exactement ainsi.
label_first = Tout au début : avant le « plus » d’une légende, sur l’image d’une story dès la première, et dans une vidéo à l’oral et à l’écran dans les 30 premières secondes.
label_elsewhere = { $country } : { $placement }
platform_label = Sur { $channel }, activez aussi la mention de la plateforme : « { $label } ».
platform_none = { $channel } n’a pas de mention à elle : ces mots sont donc la seule.

## Rights and terms

rights_title = Droits et conditions
usage_organic = Nous pouvons montrer vos contenus sur nos propres canaux pendant { $time }.
usage_paid = Nous pouvons utiliser vos contenus sur nos propres canaux et en publicité payante pendant { $time }.
usage_plain = Nous pouvons utiliser vos contenus pendant { $time }.
keep_live = Merci de laisser chaque publication en ligne pendant { $time }.
boost = Pendant { $time }, nous pouvons payer pour montrer vos publications à plus de monde, depuis votre compte.
exclusivity = Merci de ne travailler pour aucun concurrent pendant { $time }.
exclusivity_named = Merci de ne travailler pour aucun concurrent pendant { $time } : { $list }.

## The pay

pay_title = Votre rémunération
fee_each = { $what } à { $money } l’unité
fee_whole = Le tout ensemble
fee_views = { $money } pour { $count } vues
fee_views_cap = { $money } pour { $count } vues, { $cap } au plus par publication
gift_worth = valeur : { $money }
pay_commission = { $share } de chaque vente que vous apportez
pay_commission_code = { $share } de chaque vente avec votre code { $code }
pay_total = Ensemble
col_amount = Montant

## Success

success_title = Comment nous jugeons la réussite
kpi_line = { $metric } : { $target }
kpi_measured = mesuré par : { $how }
kpi_by = le { $day }
at_least = au moins { $target }
at_most = au plus { $target }
above = plus de { $target }
below = moins de { $target }

## The end

contact_title = À qui vous adresser
footer = { $brand } · { $campaign } · Merci de faire cela avec nous.

## The mail

mail_subject = { $brand } : { $what }
mail_hello = Bonjour { $name },
mail_intro = voici votre brief pour « { $campaign } ». En bref :
mail_outro = Une question, un doute, une meilleure idée ? Écrivez à { $contact }.

## Between words

pair = { $name } : { $value }
between =  ;{" "}

## The plan for the team

team_title = Le plan
team_summary = { $what } par { $people } pour { $brand } : { $range }.
people = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
posts = { $count ->
    [one] { $count } publication
   *[other] { $count } publications
}
glance_goal = Objectif
glance_run = Période
glance_budget = Budget
glance_review = Contrôle
budget_line = { $planned } sur { $budget } prévus, reste { $left }
budget_over = { $planned } prévus, { $over } de plus que le budget de { $budget }
review_clean = Rien à signaler
errors = { $count ->
    [one] { $count } erreur
   *[other] { $count } erreurs
}
warnings = { $count ->
    [one] { $count } avertissement
   *[other] { $count } avertissements
}
advice = { $count ->
    [one] { $count } conseil
   *[other] { $count } conseils
}

## Goals

goals_title = Objectifs
objective_awareness = notoriété
objective_consideration = considération
objective_conversion = conversion
objective_launch = lancement
objective_loyalty = fidélité
col_measure = Mesure
col_now = Aujourd’hui
col_target = Cible
col_weight = Poids
col_how = Comment
col_by = Pour le
family_sentiment = Sentiment
family_branding = Marque
family_interaction = Interaction
family_reach = Portée
family_conversion = Conversion
family_other = Autre
measure_of = { $metric }, { $name }

## The cast

cast_title = Les créateurs
col_name = Nom
col_following = Abonnés
col_fit = Affinité
col_posts = Publications
col_cost = Coût
col_cost_per = Pour 1 000 du public visé
col_why = Pourquoi
unknown = inconnu
cast_note = L’affinité est la part des abonnés qui appartiennent au public le mieux assorti ; le coût vaut pour 1 000 de ces abonnés, honoraires et valeur indiquée des cadeaux compris.

## The calendar

calendar_title = Calendrier
calendar_chart = Publications par jour et par personne
calendar_alt = { $posts } entre le { $first } et le { $last }. { $lanes }.

## What the audience meets

exposure_title = Ce que voit le public
exposure_chart = { $audience } : publications par semaine
exposure_limit = limite : { $count } en sept jours
exposure_alt = Maximum en une semaine : { $count }.
exposure_mean = Sur toute la période, qui suit au moins un des créateurs rencontre en moyenne { $count } de ces publications.
week_of = Semaine du { $day }

## The budget

budget_title = Budget
budget_fees = Honoraires
budget_gifts = Cadeaux
budget_left = Reste
budget_missing = Dépassement
by_tier = Selon la taille du public
by_channel = Par canal
bars_alt = Plus grande part : { $name }, { $shown }.
budget_incomplete = Tout n’est pas connu pour { $names } : un montant sans taux de change, un cadeau sans valeur, une publication sans honoraires, des honoraires aux vues ou une commission n’y figurent pas.
tier_nano = moins de 10 000
tier_micro = 10 000 à 50 000
tier_mid = 50 000 à 500 000
tier_macro = 500 000 à 1 million
tier_mega = 1 million et plus

## Milestones

milestones_title = Étapes par semaine
col_week = Semaine du
due_contract = contrats
due_product = produits reçus
due_concept = concepts
due_draft = projets
due_approval = accords
due_live = en ligne
due_results = chiffres
due_payment = paiements

## The four mistakes

mistakes_title = Les quatre erreurs
mistake_authenticity = La portée au lieu de l’affinité
mistake_brand_voice = La marque parle trop fort
mistake_saturation = Trop pour un même public
mistake_kpis = Une réussite mesurée trop étroitement
mistake_practice = Pratique et droit
mistake_language = Le texte du plan
mistake_clean = Rien trouvé.
allowed = Admis ({ $rule }) : { $reason }
allowed_plain = Admis ({ $rule }).
level_error = Erreur
level_warning = Avertissement
level_advice = Conseil

## The schedule

schedule_title = Calendrier de publication
overlap_none = Aucun public ne rencontre deux publications le même jour.
overlap_best = Paires de publications qu’un public rencontre le même jour : { $count }. Aucun calendrier n’en a moins.
overlap_some = Paires de publications qu’un public rencontre le même jour : { $count }. Le meilleur calendrier en a au moins { $bound }.
col_who = Qui
team_footer = { $brand } · { $campaign } · Pour l’équipe, pas pour les créateurs.

## The cast page

pick_line = { $chosen } candidats sur { $candidates }, pour { $cost } sur { $budget }, touchent vraiment { $people } personnes du public visé.
pick_proven = Aucun autre choix ne touche plus de monde : c’est prouvé.
pick_bound = Aucun autre choix ne touche plus de { $people } personnes, { $more } de plus : c’est la limite trouvée.
pick_title = Les créateurs choisis, et les suivants
pick_next = Les suivants
pick_price = prix
pick_followers = abonnés
pick_fits = affinité
pick_genuine = authentiques
pick_attention = attention
pick_own = publications libres
pick_adds = apporte
pick_usual = habituel : { $what }
pick_suspicious = abonnés suspects
pick_sponsored = publications payées
pick_engagement = taux d’engagement
pick_legend = « Apporte » : ce que le choix perdrait sans cette personne, ou gagnerait avec elle. Une personne touche vraiment abonnés × affinité (la part dans le public visé) × authentiques × attention × publications libres ; qui en suit plusieurs compte une fois. L’attention est le taux d’engagement comparé à celui des plus petits comptes.
pick_left_out = Laissés de côté : { $who }.
pick_unpriced = { $count } sans honoraires connus
pick_unmeasured = { $count } sans nombre d’abonnés ou part du public connus
pick_conflicted = { $count } ayant travaillé récemment pour un concurrent
pick_overlap_stated = Les recoupements sont ceux que le groupe indique : comme dans un public de { $people }.
pick_overlap_chance = Les recoupements non indiqués sont ceux du hasard dans le public visé, { $people } personnes.
pick_overlap_usual = Les recoupements sont supposés de 10 %, comme dans un public de { $people } ; `size` dans le public le précise.
pick_shareless = La part du public n’est connue pour personne : tous les abonnés comptent.
pick_quotas_dropped = `at_least` et `at_most` ne pouvaient être tenus et ont été laissés de côté.
pick_more = { $money } de plus toucheraient { $people } personnes de plus.
pick_more_full = { $money } de plus ne toucheraient personne de plus : le groupe ne peut pas être plus grand.
pick_more_none = { $money } de plus ne toucheraient personne de plus.
pick_curve = Personnes touchées selon la dépense
pick_curve_point = { $people } personnes pour { $money }, avec { $count } créateurs
pick_curve_alt = { $few } personnes pour { $least }, { $many } personnes pour { $most }.
duel_title = Star contre micro, pour { $money } au plus de chaque côté
duel_star = une star
duel_stars = stars
duel_micro = micro
duel_who = qui
duel_cost = coût
duel_followers = abonnés
duel_people = personnes du public vraiment touchées
duel_each = coût par personne
duel_interactions = interactions à attendre du public
duel_exposures = contacts dans le public
duel_verdict = Pour { $money } au plus, les petits publics touchent { $against } la star { $star } seule.
duel_verdict_both = Pour { $money } au plus, les petits publics touchent { $against } la star { $star } seule, et { $best } les meilleures stars pour cette somme.
duel_times = { $factor } fois autant de personnes que
duel_same = autant de personnes que
duel_fewer = seulement { $share } du nombre de personnes de

## Calendars

task_contract = Contrat signé
task_product = Produit reçu
task_concept = Concept à rendre
task_draft = Projet à rendre
task_approval = Accord à donner
task_results = Chiffres à rendre
task_payment = Paiement à faire
event_account = Compte
event_label = Mention
event_link = Lien
event_post = Publication

## Formats, by their name in the language

format_reel = { $count ->
    [one] reel
   *[other] reels
}
format_story = { $count ->
    [one] story
   *[other] stories
}
format_post = { $count ->
    [one] publication
   *[other] publications
}
format_carousel = { $count ->
    [one] carrousel
   *[other] carrousels
}
format_live = { $count ->
    [one] direct
   *[other] directs
}
format_video = { $count ->
    [one] vidéo
   *[other] vidéos
}
format_short = { $count ->
    [one] short
   *[other] shorts
}
format_integration = { $count ->
    [one] intégration
   *[other] intégrations
}
format_thread = { $count ->
    [one] fil
   *[other] fils
}
format_article = { $count ->
    [one] article
   *[other] articles
}
format_pin = { $count ->
    [one] épingle
   *[other] épingles
}
format_spotlight = { $count ->
    [one] spotlight
   *[other] spotlights
}
format_stream = { $count ->
    [one] stream
   *[other] streams
}
format_episode = { $count ->
    [one] épisode
   *[other] épisodes
}
format_mention = { $count ->
    [one] mention
   *[other] mentions
}
format_issue = { $count ->
    [one] numéro
   *[other] numéros
}
format_appearance = { $count ->
    [one] apparition
   *[other] apparitions
}

## Metrics, by their name in the language

metric_positive_sentiment = commentaires positifs
metric_net_sentiment = solde des avis
metric_brand_recall = souvenir de la marque
metric_brand_lift = effet sur la marque
metric_share_of_voice = part de voix
metric_branded_search = recherches de la marque
metric_earned_mentions = mentions non payées
metric_follower_growth = nouveaux abonnés de la marque
metric_engagement_rate = taux d’engagement
metric_comments = commentaires
metric_saves = enregistrements
metric_shares = partages
metric_reach = personnes touchées
metric_impressions = affichages
metric_views = vues
metric_frequency = vues par personne
metric_sales = commandes
metric_signups = inscriptions
metric_clicks = clics
metric_conversion_rate = commandes par clic
metric_roas = chiffre d’affaires par euro investi
metric_cpa = coût par commande
metric_cpe = coût par interaction
metric_cpm = coût pour mille affichages

## Where a market wants the label; the English sentences, with their sources, stand in the table of markets

placement_US = au début de la publication, dans les premières lignes et avant le « plus », dans la langue de la publication et non parmi d’autres hashtags. Dans une story, sur l’image même, dès la première. Dans une vidéo, à l’oral et à l’écran dans les 30 premières secondes, pas seulement dans la description. La mention de la plateforme ne suffit pas à elle seule.
placement_GB = d’emblée : visible avant toute lecture et sans toucher l’écran, sur l’image ou au début de la légende ou du titre. Sur chaque image de story concernée.
placement_DE = au début de la publication ou de la vidéo, visible au premier regard. Sur chaque image d’une story.
placement_AT = au début de la publication, de sorte qu’aucun doute ne reste qu’elle est payée.
placement_CH = au début, dans la langue de la publication, là où la publicité ne se voit pas déjà d’elle-même ; sans être cachée parmi des hashtags.
placement_FR = claire, lisible et compréhensible sur l’image ou la vidéo, sous tous les formats, durant toute la promotion.
placement_ES = dès le début de la publication ou de la vidéo, ou sur l’image ; ni derrière « plus » ni parmi des hashtags. Là où la plateforme a sa propre mention, utilisez-la d’abord.
placement_IT = visible tout de suite, au début de la publication et parmi les trois premiers hashtags ; en surimpression sur chaque story ; au début d’une vidéo, à l’oral ou à l’écran.
placement_NL = un hashtag doit sauter aux yeux, le premier ou le dernier et non parmi d’autres. Pour une vidéo, dans la vidéo même (au début, pendant l’éloge ou tout du long) et dans sa description.
placement_EU = bien visible sans toucher l’écran, dans la langue de la publication. Le contenu commercial doit aussi être déclaré à la plateforme.
