//! Where the markets want the label of a paid post, in the languages of briefs other than English.
//!
//! The English sentences, with their sources, stand in the table of markets; a test holds that each has its translations.

use super::Locale;
use crate::vocabulary::Market;

/// Where one market wants the label, in German, French and Spanish.
struct Row {
    market: &'static str,
    de: &'static str,
    fr: &'static str,
    es: &'static str,
}

const ROWS: &[Row] = &[
    Row {
        market: "US",
        de: "am Anfang des Beitrags, in den ersten Zeilen und vor dem „mehr“, in der Sprache des Beitrags und nicht unter \
             anderen Hashtags. In einer Story ab dem ersten Bild im Bild selbst. In einem Video gesprochen und eingeblendet \
             in den ersten 30 Sekunden, nicht nur in der Beschreibung. Das Label der Plattform allein reicht nicht.",
        fr: "au début de la publication, dans les premières lignes et avant le «\u{a0}plus\u{a0}», dans la langue de la \
             publication et non parmi d’autres hashtags. Dans une story, sur l’image même, dès la première. Dans une vidéo, à \
             l’oral et à l’écran dans les 30 premières secondes, pas seulement dans la description. La mention de la \
             plateforme ne suffit pas à elle seule.",
        es: "al principio de la publicación, en sus primeras líneas y antes del «más», en el idioma de la publicación y no \
             entre otros hashtags. En una historia, sobre la propia imagen, desde la primera. En un vídeo, dicho y en \
             pantalla en los primeros 30 segundos, no solo en la descripción. La etiqueta de la plataforma sola no basta.",
    },
    Row {
        market: "GB",
        de: "ganz vorn: zu sehen, bevor irgendetwas anderes gelesen wird, und ohne einen Tipp, im Bild oder am Anfang von \
             Text oder Titel. In jedem Bild der Story, das dazugehört.",
        fr: "d’emblée\u{a0}: visible avant toute lecture et sans toucher l’écran, sur l’image ou au début de la légende ou du \
             titre. Sur chaque image de story concernée.",
        es: "de entrada: a la vista antes de leer nada y sin tocar la pantalla, sobre la imagen o al principio del texto o \
             del título. En cada imagen de la historia que le corresponda.",
    },
    Row {
        market: "DE",
        de: "am Anfang des Beitrags oder des Videos, auf den ersten Blick zu sehen. In jedem Bild einer Story.",
        fr: "au début de la publication ou de la vidéo, visible au premier regard. Sur chaque image d’une story.",
        es: "al principio de la publicación o del vídeo, visible a primera vista. En cada imagen de una historia.",
    },
    Row {
        market: "AT",
        de: "am Anfang des Beitrags, sodass kein Zweifel bleibt, dass er bezahlt ist.",
        fr: "au début de la publication, de sorte qu’aucun doute ne reste qu’elle est payée.",
        es: "al principio de la publicación, de modo que no quede duda de que está pagada.",
    },
    Row {
        market: "CH",
        de: "am Anfang, in der Sprache des Beitrags, wo die Werbung nicht ohnehin zu erkennen ist; nicht zwischen Hashtags \
             versteckt.",
        fr: "au début, dans la langue de la publication, là où la publicité ne se voit pas déjà d’elle-même\u{a0}; sans être \
             cachée parmi des hashtags.",
        es: "al principio, en el idioma de la publicación, donde la publicidad no se vea ya por sí misma; sin esconderla \
             entre hashtags.",
    },
    Row {
        market: "FR",
        de: "klar, lesbar und verständlich im Bild oder im Video, in jedem Format, so lange dafür geworben wird.",
        fr: "claire, lisible et compréhensible sur l’image ou la vidéo, sous tous les formats, durant toute la promotion.",
        es: "clara, legible y comprensible sobre la imagen o el vídeo, en todos los formatos, mientras dure la promoción.",
    },
    Row {
        market: "ES",
        de: "von Anfang des Beitrags oder des Videos an, oder im Bild; nicht hinter „mehr“ und nicht zwischen Hashtags. Wo \
             die Plattform ein eigenes Label hat, nimm zuerst dieses.",
        fr: "dès le début de la publication ou de la vidéo, ou sur l’image\u{a0}; ni derrière «\u{a0}plus\u{a0}» ni parmi des \
             hashtags. Là où la plateforme a sa propre mention, utilisez-la d’abord.",
        es: "desde el principio de la publicación o del vídeo, o sobre la imagen; ni detrás de «más» ni entre hashtags. \
             Donde la plataforma tenga su propia etiqueta, úsala primero.",
    },
    Row {
        market: "IT",
        de: "sofort zu sehen, am Anfang des Beitrags und unter den ersten drei Hashtags; eingeblendet in jeder Story; am \
             Anfang eines Videos, gesprochen oder im Bild.",
        fr: "visible tout de suite, au début de la publication et parmi les trois premiers hashtags\u{a0}; en surimpression \
             sur chaque story\u{a0}; au début d’une vidéo, à l’oral ou à l’écran.",
        es: "a la vista de inmediato, al principio de la publicación y entre los tres primeros hashtags; sobreimpresa en \
             cada historia; al principio de un vídeo, dicha o en pantalla.",
    },
    Row {
        market: "NL",
        de: "ein Hashtag muss ins Auge fallen, als erster oder letzter und nicht zwischen anderen. Bei einem Video im Video \
             selbst (am Anfang, während des Lobs oder durchgehend) und in seiner Beschreibung.",
        fr: "un hashtag doit sauter aux yeux, le premier ou le dernier et non parmi d’autres. Pour une vidéo, dans la vidéo \
             même (au début, pendant l’éloge ou tout du long) et dans sa description.",
        es: "un hashtag debe saltar a la vista, el primero o el último y no entre otros. En un vídeo, en el propio vídeo (al \
             principio, durante el elogio o todo el tiempo) y en su descripción.",
    },
    Row {
        market: "EU",
        de: "ohne einen Tipp zu sehen, in der Sprache des Beitrags. Werbliche Inhalte sind auch der Plattform anzugeben.",
        fr: "bien visible sans toucher l’écran, dans la langue de la publication. Le contenu commercial doit aussi être \
             déclaré à la plateforme.",
        es: "a la vista sin tocar la pantalla, en el idioma de la publicación. El contenido comercial debe declararse también \
             a la plataforma.",
    },
];

impl Locale {
    /// Where a market wants the label.
    pub(crate) fn placement(&self, market: &Market) -> String {
        let row = ROWS.iter().find(|r| r.market == market.code);
        let own = row.and_then(|r| match self.tag {
            "de" => Some(r.de),
            "fr" => Some(r.fr),
            "es" => Some(r.es),
            _ => None,
        });
        own.map_or_else(|| lower_first(market.placement), str::to_string)
    }

    /// The name of a market within a sentence.
    pub(crate) fn market<'m>(&self, market: &'m Market) -> &'m str {
        match (self.tag, market.code) {
            ("en", _) => market.name,
            ("de", "EU") => "Europäische Union",
            ("fr", "EU") => "Union européenne",
            ("es", "EU") => "Unión Europea",
            (_, code) => self.country(code),
        }
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::super::ALL;
    use crate::vocabulary::MARKETS;

    #[test]
    fn every_market_has_its_place_and_its_name_in_every_language() {
        for market in MARKETS {
            let places = ALL.map(|l| l.placement(market));
            assert!(places.iter().all(|p| p.ends_with('.')), "{}: {places:?}", market.code);
            for (locale, place) in ALL.iter().zip(&places).filter(|(l, _)| l.tag != "en") {
                assert_ne!(*place, places[0], "{} has no sentence in {}", market.code, locale.tag);
                assert_ne!(locale.market(market), market.code, "{} has no name in {}", market.code, locale.tag);
            }
        }
    }
}
