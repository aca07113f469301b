# The words of documents, in Spanish.
#
# A key that stands in English stands in every language, with the same things filled in; a test holds that.

## Numbers, amounts and days

group_sign = {"."}
decimal_sign = {","}
# From how many digits before the decimal sign numbers are grouped.
grouped_from = 5
percent = { $number } %
money_sign = { $amount } { $currency }
money_code = { $amount } { $currency }
clock = { $time }
months = enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
months_short = ene feb mar abr may jun jul ago sept oct nov dic
weekdays = lunes martes miércoles jueves viernes sábado domingo
weekdays_short = lun mar mié jue vie sáb dom
day_number = { $day }
long_day = { $weekday }, { $day } de { $month } de { $year }
weekday_day = { $weekday }, { $day } de { $month }
day_month = { $day } de { $month }
short_day = { $day } { $month }
day_year = { $day } de { $month } de { $year }
day_range = { $first } – { $last }
# The word before the last of a list; `sound` is `i` where that begins with the sound of an i.
and = { $sound ->
    [i] e
   *[other] y
}
unit_seconds = { $count ->
    [one] { $count } segundo
   *[other] { $count } segundos
}
unit_minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
unit_hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
unit_days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
unit_weeks = { $count ->
    [one] { $count } semana
   *[other] { $count } semanas
}

## The brief: its head

brief_title = Un briefing para { $name }
summary_product = { $brand } quiere hablar de { $subject } contigo.
summary_brand = { $brand } quiere trabajar contigo.
what_on_channel = { $what } en { $channel }
glance_what = Qué
glance_when = Cuándo
glance_first = Lo primero
glance_freedom = Tu libertad
glance_pay = Tu remuneración
glance_label = La etiqueta
when_between = del { $first } al { $last }
when_on = { $day }, { $time }

## Why this person

why_title = Por qué tú
why_fit = El { $share } de quienes te siguen son las personas en las que pensamos: { $audience }.

## What it is about

about_title = De qué se trata
goal_awareness = Las personas adecuadas deben conocer { $subject }.
goal_consideration = Las personas adecuadas deben aprender a apreciar { $subject }.
goal_conversion = Las personas adecuadas deben encontrar en { $subject } lo que necesitan, y comprarlo.
goal_launch = { $subject } es nuevo, y las personas adecuadas deben enterarse.
goal_loyalty = Quien tiene { $subject } debe alegrarse de tenerlo.
audience_line = Es para: { $audience }{ $details }.
audience_ages = de { $first } a { $last } años
audience_interests = intereses: { $list }

## How free the words are

freedom_title = Tu libertad
wording_own = Las palabras son tuyas.
wording_own_more = No hay guion. Cuéntalo como se lo contarías a tus amistades.
wording_cocreated = Buscamos las palabras juntos.
wording_guided = Las palabras son tuyas; nos gustaría oír en ellas los puntos de abajo.
wording_scripted = Las palabras son nuestras: usa el texto de abajo tal como está, por favor.
visuals_own = Las imágenes son tuyas.
visuals_guided = Tú haces las imágenes; nosotros te decimos qué debe verse en ellas.
visuals_supplied = Las imágenes las ponemos nosotros.
criticism_allowed = Di también lo que no te gusta. Preferimos la sinceridad a la cortesía.
criticism_forbidden = Por favor, no critiques el producto.
tone_line = Cómo debe sonar: { $tone }
mentions = { $count ->
    [0] No hace falta que nombres a { $brand }.
    [1] Basta con nombrar a { $brand } una vez.
   *[other] Por favor, nombra a { $brand } { $count } veces.
}
logo_none = Sin logotipo, por favor.
logo_subtle = No hace falta mostrar el logotipo: basta como está en el producto.
logo_visible = El logotipo debe verse.
logo_dominant = El logotipo debe llenar la imagen.
brand_image = La marca ocupa como mucho el { $share } de la imagen.
product_on_screen = El producto se ve durante { $length }.
review_rounds = { $count ->
    [0] No pedimos cambios.
    [1] Podemos pedir cambios una vez.
   *[other] Podemos pedir cambios hasta { $count } veces.
}
review_within = { $days ->
    [one] Las respuestas llegan en { $days } día laborable.
   *[other] Las respuestas llegan en { $days } días laborables.
}

## The message

message_title = Lo que debe quedar
points_intro = Ideas para contar: usa al menos una, con tus palabras
proof_intro = En qué se apoya
must_title = Esto debe estar
avoid_title = Evita, por favor
caption_intro = El texto, palabra por palabra
cta_intro = Lo que pedimos a la gente
references_intro = Para ver

## The story

story_title = La historia: { $title }
story_intro = Se cuenta en { $count } capítulos.
story_yours = tuyo, { $day }
story_told_by = de { $name }, { $day }

## The posts

posts_title = Tus publicaciones
col_when = Cuándo
col_what = Qué
col_about = Tema
col_length = Duración
embargo_all = Embargo: nada se publica antes del { $day }, { $time }.
embargo_some = Embargo para { $what }: nada se publica antes del { $day }, { $time }.
zone_note = Todas las horas son de { $zone }.
use_account = Tu cuenta
use_link = Enlace
use_code = Código
use_hashtags = Hashtags
use_mentions = Menciona
note = Conviene saber

## The dates

dates_title = Tus fechas
col_post = Publicación
milestone_contract = Contrato
milestone_product = Llega el producto
milestone_concept = Tu concepto
milestone_draft = Tu borrador
answer_by = Respuesta
milestone_approval = Visto bueno
milestone_live = Se publica
milestone_results = Tus cifras
milestone_payment = Pago
dates_note = ¿Una fecha no te va bien? Dilo pronto y buscamos otra.

## The label

label_title = Cómo señalarlo
label_write = Escribe { $label }, exactamente así.
label_first = Al principio de todo: antes del «más» de un texto, sobre la imagen de una historia desde la primera, y en un vídeo dicho y en pantalla en los primeros 30 segundos.
label_elsewhere = { $country }: { $placement }
platform_label = En { $channel }, activa también la etiqueta de la plataforma: «{ $label }».
platform_none = { $channel } no tiene etiqueta propia, así que estas palabras son la única.

## Rights and terms

rights_title = Derechos y condiciones
usage_organic = Podemos mostrar tus contenidos en nuestros propios canales durante { $time }.
usage_paid = Podemos usar tus contenidos en nuestros propios canales y en publicidad de pago durante { $time }.
usage_plain = Podemos usar tus contenidos durante { $time }.
keep_live = Por favor, deja cada publicación en línea durante { $time }.
boost = Durante { $time } podemos pagar para mostrar tus publicaciones a más personas, desde tu cuenta.
exclusivity = Por favor, no trabajes para la competencia durante { $time }.
exclusivity_named = Por favor, no trabajes para la competencia durante { $time }: { $list }.

## The pay

pay_title = Tu remuneración
fee_each = { $what } a { $money } por pieza
fee_whole = Todo junto
fee_views = { $money } por cada { $count } reproducciones
fee_views_cap = { $money } por cada { $count } reproducciones, hasta { $cap } por publicación
gift_worth = valor: { $money }
pay_commission = { $share } de cada venta que traigas
pay_commission_code = { $share } de cada venta con tu código { $code }
pay_total = En total
col_amount = Importe

## Success

success_title = Cómo medimos el éxito
kpi_line = { $metric }: { $target }
kpi_measured = medido por: { $how }
kpi_by = el { $day }
at_least = al menos { $target }
at_most = como mucho { $target }
above = más de { $target }
below = menos de { $target }

## The end

contact_title = A quién preguntar
footer = { $brand } · { $campaign } · Gracias por hacerlo con nosotros.

## The mail

mail_subject = { $brand }: { $what }
mail_hello = Hola, { $name }:
mail_intro = aquí tienes tu briefing para «{ $campaign }». En pocas palabras:
mail_outro = ¿Preguntas, dudas, una idea mejor? Escribe a { $contact }.

## Between words

pair = { $name }: { $value }
between = ;{" "}

## The plan for the team

team_title = El plan
team_summary = { $what } de { $people } para { $brand }: { $range }.
people = { $count ->
    [one] { $count } persona
   *[other] { $count } personas
}
posts = { $count ->
    [one] { $count } publicación
   *[other] { $count } publicaciones
}
glance_goal = Objetivo
glance_run = Periodo
glance_budget = Presupuesto
glance_review = Revisión
budget_line = { $planned } de { $budget } previstos, quedan { $left }
budget_over = { $planned } previstos, { $over } más que el presupuesto de { $budget }
review_clean = Nada que señalar
errors = { $count ->
    [one] { $count } error
   *[other] { $count } errores
}
warnings = { $count ->
    [one] { $count } aviso
   *[other] { $count } avisos
}
advice = { $count ->
    [one] { $count } consejo
   *[other] { $count } consejos
}

## Goals

goals_title = Objetivos
objective_awareness = notoriedad
objective_consideration = consideración
objective_conversion = conversión
objective_launch = lanzamiento
objective_loyalty = fidelidad
col_measure = Medida
col_now = Hoy
col_target = Meta
col_weight = Peso
col_how = Cómo
col_by = Para el
family_sentiment = Sentimiento
family_branding = Marca
family_interaction = Interacción
family_reach = Alcance
family_conversion = Conversión
family_other = Otros
measure_of = { $metric }, { $name }

## The cast

cast_title = El reparto
col_name = Nombre
col_following = Seguidores
col_fit = Afinidad
col_posts = Publicaciones
col_cost = Coste
col_cost_per = Por cada 1000 del público
col_why = Por qué
unknown = desconocido
cast_note = La afinidad es la parte de los seguidores que pertenece al público más cercano; el coste es por cada 1000 de esos seguidores, con honorarios y valor indicado de los regalos.

## The calendar

calendar_title = Calendario
calendar_chart = Publicaciones por día y persona
calendar_alt = { $posts } entre el { $first } y el { $last }. { $lanes }.

## What the audience meets

exposure_title = Lo que ve el público
exposure_chart = { $audience }: publicaciones por semana
exposure_limit = límite: { $count } en siete días
exposure_alt = Máximo en una semana: { $count }.
exposure_mean = En todo el periodo, quien sigue al menos a una persona del reparto ve de media { $count } de estas publicaciones.
week_of = Semana del { $day }

## The budget

budget_title = Presupuesto
budget_fees = Honorarios
budget_gifts = Regalos
budget_left = Queda
budget_missing = Por encima
by_tier = Según el tamaño del público
by_channel = Por canal
bars_alt = Mayor parte: { $name }, { $shown }.
budget_incomplete = No todo se conoce de { $names }: falta un importe sin tipo de cambio, un regalo sin valor, una publicación sin honorario, un honorario por reproducciones o una comisión.
tier_nano = menos de 10.000
tier_micro = de 10.000 a 50.000
tier_mid = de 50.000 a 500.000
tier_macro = de 500.000 a 1 millón
tier_mega = 1 millón y más

## Milestones

milestones_title = Hitos por semana
col_week = Semana del
due_contract = contratos
due_product = llegan productos
due_concept = conceptos
due_draft = borradores
due_approval = vistos buenos
due_live = se publica
due_results = cifras
due_payment = pagos

## The four mistakes

mistakes_title = Los cuatro errores
mistake_authenticity = Alcance en vez de afinidad
mistake_brand_voice = La marca habla demasiado alto
mistake_saturation = Demasiado para un mismo público
mistake_kpis = El éxito medido con estrechez
mistake_practice = Práctica y derecho
mistake_language = El texto del plan
mistake_clean = No se ha encontrado nada.
allowed = Admitido ({ $rule }): { $reason }
allowed_plain = Admitido ({ $rule }).
level_error = Error
level_warning = Aviso
level_advice = Consejo

## The schedule

schedule_title = Calendario de publicación
overlap_none = Ningún público ve dos publicaciones el mismo día.
overlap_best = Pares de publicaciones que un público ve el mismo día: { $count }. Ningún calendario tiene menos.
overlap_some = Pares de publicaciones que un público ve el mismo día: { $count }. El mejor calendario tiene al menos { $bound }.
col_who = Quién
team_footer = { $brand } · { $campaign } · Para el equipo, no para el reparto.

## The cast page

pick_line = { $chosen } de { $candidates } candidatos, por { $cost } de { $budget }, llegan de verdad a { $people } personas del público.
pick_proven = Ningún otro reparto llega a más: está demostrado.
pick_bound = Ningún otro reparto llega a más de { $people } personas, un { $more } más: es el límite que se ha encontrado.
pick_title = El reparto, y quién venía después
pick_next = Los siguientes
pick_price = precio
pick_followers = seguidores
pick_fits = afinidad
pick_genuine = auténticos
pick_attention = atención
pick_own = publicaciones propias
pick_adds = aporta
pick_usual = lo habitual: { $what }
pick_suspicious = seguidores sospechosos
pick_sponsored = publicaciones pagadas
pick_engagement = tasa de interacción
pick_legend = «Aporta» es lo que el reparto perdería sin esta persona, o ganaría con ella. Alguien llega de verdad a seguidores × afinidad (la parte del público) × auténticos × atención × publicaciones propias; quien sigue a varias personas cuenta una vez. La atención es la tasa de interacción comparada con la habitual en las cuentas más pequeñas.
pick_left_out = Sin tener en cuenta: { $who }.
pick_unpriced = { $count } sin honorario conocido
pick_unmeasured = { $count } sin seguidores o parte del público conocidos
pick_conflicted = { $count } que han trabajado hace poco para la competencia
pick_overlap_stated = Las coincidencias son las que indica el grupo: como en un público de { $people }.
pick_overlap_chance = Las coincidencias no indicadas son las del azar en el público, { $people } personas.
pick_overlap_usual = Las coincidencias se suponen del 10 %, como en un público de { $people }; `size` en el público lo precisa.
pick_shareless = No se conoce la parte del público de nadie: cuentan todos los seguidores.
pick_quotas_dropped = `at_least` y `at_most` no se podían cumplir y se dejaron a un lado.
pick_more = { $money } más llegarían a { $people } personas más.
pick_more_full = { $money } más no llegarían a nadie más: el grupo no puede tener más personas.
pick_more_none = { $money } más no llegarían a nadie más.
pick_curve = Personas alcanzadas según el gasto
pick_curve_point = { $people } personas por { $money }, con { $count } en el reparto
pick_curve_alt = { $few } personas por { $least }, { $many } personas por { $most }.
duel_title = Estrella contra micro, por { $money } como mucho cada parte
duel_star = una estrella
duel_stars = estrellas
duel_micro = micro
duel_who = quién
duel_cost = coste
duel_followers = seguidores
duel_people = personas del público alcanzadas de verdad
duel_each = coste por persona
duel_interactions = interacciones que cabe esperar del público
duel_exposures = impactos en el público
duel_verdict = Por { $money } como mucho, los públicos pequeños llegan a { $against } la estrella { $star } sola.
duel_verdict_both = Por { $money } como mucho, los públicos pequeños llegan a { $against } la estrella { $star } sola, y a { $best } las mejores estrellas por ese dinero.
duel_times = { $factor } veces más personas que
duel_same = tantas personas como
duel_fewer = solo el { $share } de las personas de

## Calendars

task_contract = Contrato firmado
task_product = Llega el producto
task_concept = Entrega del concepto
task_draft = Entrega del borrador
task_approval = Visto bueno
task_results = Entrega de cifras
task_payment = Pago
event_account = Cuenta
event_label = Etiqueta
event_link = Enlace
event_post = Publicación

## Formats, by their name in the language

format_reel = { $count ->
    [one] reel
   *[other] reels
}
format_story = { $count ->
    [one] historia
   *[other] historias
}
format_post = { $count ->
    [one] publicación
   *[other] publicaciones
}
format_carousel = { $count ->
    [one] carrusel
   *[other] carruseles
}
format_live = { $count ->
    [one] directo
   *[other] directos
}
format_video = { $count ->
    [one] vídeo
   *[other] vídeos
}
format_short = { $count ->
    [one] short
   *[other] shorts
}
format_integration = { $count ->
    [one] integración
   *[other] integraciones
}
format_thread = { $count ->
    [one] hilo
   *[other] hilos
}
format_article = { $count ->
    [one] artículo
   *[other] artículos
}
format_pin = { $count ->
    [one] pin
   *[other] pines
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
    [one] episodio
   *[other] episodios
}
format_mention = { $count ->
    [one] mención
   *[other] menciones
}
format_issue = { $count ->
    [one] número
   *[other] números
}
format_appearance = { $count ->
    [one] aparición
   *[other] apariciones
}

## Metrics, by their name in the language

metric_positive_sentiment = comentarios positivos
metric_net_sentiment = saldo de opiniones
metric_brand_recall = recuerdo de la marca
metric_brand_lift = efecto en la marca
metric_share_of_voice = cuota de voz
metric_branded_search = búsquedas de la marca
metric_earned_mentions = menciones sin pago
metric_follower_growth = nuevos seguidores de la marca
metric_engagement_rate = tasa de interacción
metric_comments = comentarios
metric_saves = guardados
metric_shares = compartidos
metric_reach = personas alcanzadas
metric_impressions = impresiones
metric_views = reproducciones
metric_frequency = impresiones por persona
metric_sales = pedidos
metric_signups = registros
metric_clicks = clics
metric_conversion_rate = pedidos por clic
metric_roas = ingresos por euro invertido
metric_cpa = coste por pedido
metric_cpe = coste por interacción
metric_cpm = coste por mil impresiones

## Where a market wants the label; the English sentences, with their sources, stand in the table of markets

placement_US = al principio de la publicación, en sus primeras líneas y antes del «más», en el idioma de la publicación y no entre otros hashtags. En una historia, sobre la propia imagen, desde la primera. En un vídeo, dicho y en pantalla en los primeros 30 segundos, no solo en la descripción. La etiqueta de la plataforma sola no basta.
placement_GB = de entrada: a la vista antes de leer nada y sin tocar la pantalla, sobre la imagen o al principio del texto o del título. En cada imagen de la historia que le corresponda.
placement_DE = al principio de la publicación o del vídeo, visible a primera vista. En cada imagen de una historia.
placement_AT = al principio de la publicación, de modo que no quede duda de que está pagada.
placement_CH = al principio, en el idioma de la publicación, donde la publicidad no se vea ya por sí misma; sin esconderla entre hashtags.
placement_FR = clara, legible y comprensible sobre la imagen o el vídeo, en todos los formatos, mientras dure la promoción.
placement_ES = desde el principio de la publicación o del vídeo, o sobre la imagen; ni detrás de «más» ni entre hashtags. Donde la plataforma tenga su propia etiqueta, úsala primero.
placement_IT = a la vista de inmediato, al principio de la publicación y entre los tres primeros hashtags; sobreimpresa en cada historia; al principio de un vídeo, dicha o en pantalla.
placement_NL = un hashtag debe saltar a la vista, el primero o el último y no entre otros. En un vídeo, en el propio vídeo (al principio, durante el elogio o todo el tiempo) y en su descripción.
placement_EU = a la vista sin tocar la pantalla, en el idioma de la publicación. El contenido comercial debe declararse también a la plataforma.
