//! The rows of the markets.

use super::{Market, MarketSource};

const fn source(title: &'static str, date: &'static str) -> MarketSource {
    MarketSource { title, date }
}

/// All markets, by code; the European Union's general row last.
pub const MARKETS: &[Market] =
    &[AUSTRIA, SWITZERLAND, GERMANY, SPAIN, FRANCE, UNITED_KINGDOM, ITALY, NETHERLANDS, UNITED_STATES, UNION];

const UNITED_STATES: Market = Market {
    code: "US",
    name: "the United States",
    authority: "Federal Trade Commission (Endorsement Guides, 16 CFR 255)",
    accepted: &["ad", "advertisement", "sponsored", "paid partnership", "paid ad", "paid promotion", "free product"],
    doubted: &["gifted", "affiliate", "in partnership with", "advertising"],
    refused: &["sp", "spon", "collab", "collaboration", "partner", "ambassador", "thanks", "thanks to", "early access"],
    placement: "At the start of the post, within its first lines and before the \"more\", in the language of the post and \
                not among other hashtags. In a story on the picture itself, from the first frame. In a video spoken and \
                on the screen within the first 30 seconds, not in the description alone. The platform's own label alone \
                is not enough.",
    gifts: "Gifts, trips and early access have to be disclosed like pay.",
    sources: &[
        source("FTC, Guides Concerning the Use of Endorsements and Testimonials in Advertising, 16 CFR 255", "2023-07"),
        source("FTC, Disclosures 101 for Social Media Influencers", "2019-11"),
        source("Later, Understanding FTC sponsored content disclosures", "undated"),
    ],
};

const UNITED_KINGDOM: Market = Market {
    code: "GB",
    name: "the United Kingdom",
    authority: "Advertising Standards Authority (CAP Code) and Competition and Markets Authority",
    accepted: &["ad", "advert", "advertising", "advertisement", "advertisement feature"],
    doubted: &["paid partnership", "paid promotion"],
    refused: &[
        "sponsored",
        "sponsorship",
        "spon",
        "sp",
        "gift",
        "gifted",
        "affiliate",
        "aff",
        "collab",
        "collaboration",
        "partner",
        "ambassador",
        "brand ambassador",
        "supported by",
        "funded by",
        "made possible by",
        "in association with",
        "in partnership with",
        "thanks to",
        "PR",
        "PR trip",
        "early access",
    ],
    placement: "Up front: seen before anything else is read and without a tap, on the picture or at the start of the \
                caption or title. On each story frame that belongs to it.",
    gifts: "Gifts, loans, trips and invitations count as payment.",
    sources: &[
        source("ASA and CMA, Influencers' guide to making clear that ads are ads, third edition", "2023-03-23"),
        source("Osborne Clarke, Influencer marketing guidance gets a rebrand", "2023-04-17"),
    ],
};

const GERMANY: Market = Market {
    code: "DE",
    name: "Germany",
    authority: "UWG section 5a(4), Medienstaatsvertrag; the state media authorities (die medienanstalten)",
    accepted: &["Werbung", "Anzeige", "bezahlte Werbepartnerschaft", "bezahlte Partnerschaft", "Dauerwerbesendung"],
    doubted: &["ad", "advertisement", "sponsored", "paid partnership", "Produktplatzierung"],
    refused: &[
        "sponsored by",
        "powered by",
        "sp",
        "spon",
        "collab",
        "collaboration",
        "Kooperation",
        "in Kooperation mit",
        "in Zusammenarbeit mit",
        "partner",
        "ambassador",
        "Botschafterin",
        "Botschafter",
        "PR sample",
        "gifted",
        "Geschenk",
        "Danke an",
        "thanks to",
        "early access",
    ],
    placement: "At the start of the post or the video, seen at first glance. On each frame of a story.",
    gifts: "Receipt of pay or something like pay is presumed unless the creator shows otherwise; gifts count.",
    sources: &[
        source("UWG section 5a(4), in force", "2022-05-28"),
        source("Die medienanstalten, Leitfaden Werbekennzeichnung bei Online-Medien", "2022-05"),
        source(
            "Medienanstalt NRW, on \"Werbung\" and \"Bezahlte Werbepartnerschaft\", and on the doubts about #ad and \"sponsored by\"",
            "undated",
        ),
        source("Bundesgerichtshof, I ZR 2/11 (\"sponsored by\" does not replace \"Anzeige\")", "2014-02-06"),
        source("Oberlandesgericht Celle, 13 U 53/17 (#ad among other hashtags is not enough)", "2017-06-08"),
    ],
};

const AUSTRIA: Market = Market {
    code: "AT",
    name: "Austria",
    authority: "Mediengesetz section 26; UWG; Österreichischer Werberat",
    accepted: &["Werbung", "Anzeige", "entgeltliche Einschaltung"],
    doubted: &[
        "ad",
        "advertisement",
        "sponsored",
        "bezahlte Partnerschaft",
        "bezahlte Werbepartnerschaft",
        "paid partnership",
    ],
    refused: &[
        "sp",
        "spon",
        "collab",
        "collaboration",
        "Kooperation",
        "in Kooperation mit",
        "in Zusammenarbeit mit",
        "partner",
        "ambassador",
        "PR sample",
        "gifted",
        "Danke an",
        "thanks to",
        "early access",
    ],
    placement: "At the start of the post, so that no doubt is left that it is paid for.",
    gifts: "A product given free of charge can be pay; whether the act covers it is disputed, so label it.",
    sources: &[
        source("Österreichischer Zeitschriftenverband, on Mediengesetz section 26 and OGH 4 Ob 62/09k", "undated"),
        source("Der Standard, on influencers and section 26", "2019-10"),
        source("Netidee, Kennzeichnungspflicht von Werbeinhalten (English words are mostly rejected)", "undated"),
    ],
};

const SWITZERLAND: Market = Market {
    code: "CH",
    name: "Switzerland",
    authority: "UWG article 2; Schweizerische Lauterkeitskommission, principle B.15",
    accepted: &[
        "Werbung",
        "Anzeige",
        "publicité",
        "pubblicità",
        "bezahlte Partnerschaft",
        "bezahlte Werbepartnerschaft",
        "ad",
    ],
    doubted: &["sponsored", "advertisement", "paid partnership", "collaboration commerciale"],
    refused: &["sp", "spon", "collab", "Kooperation", "partner", "ambassador", "Danke an", "thanks to", "early access"],
    placement: "At the start, in the language of the post, where the advertising is not plain to see already; not hidden \
                among hashtags.",
    gifts: "Sponsoring, pay in kind and similar benefits have to be laid open.",
    sources: &[
        source(
            "Institut für Europäisches Medienrecht, on the decisions of the Lauterkeitskommission of 2019",
            "undated",
        ),
        source("Vischer, Werbetrennung im Influencer-Marketing in der Schweiz", "undated"),
        source("Härting, on motion 24.3257 of 2024 (no statutory wording)", "undated"),
    ],
};

const FRANCE: Market = Market {
    code: "FR",
    name: "France",
    authority: "Law 2023-451 of 9 June 2023, article 5, as changed by ordonnance 2024-978",
    accepted: &["publicité", "collaboration commerciale", "partenariat rémunéré", "communication commerciale"],
    doubted: &[
        "ad",
        "pub",
        "sponsorisé",
        "sponsorisée",
        "sponsored",
        "partenariat",
        "collaboration",
        "paid partnership",
    ],
    refused: &[
        "sp",
        "spon",
        "collab",
        "partner",
        "ambassador",
        "ambassadrice",
        "ambassadeur",
        "offert",
        "cadeau",
        "merci à",
        "thanks to",
        "early access",
    ],
    placement: "Clear, readable and understandable on the picture or the video, in every format, for as long as it is \
                promoted.",
    gifts: "Benefits in kind count. From 1,000 EUR before tax a year of fees and gifts a written contract is required.",
    sources: &[
        source("Loi 2023-451, article 5, version of ordonnance 2024-978", "2024-11-06"),
        source("Union des marques, on what the ordonnance changed (equivalent wording is allowed)", "2025-01-13"),
        source("DDG, Influence commerciale: decree 2025-1137, in force 1 January 2026", "2025-11-28"),
    ],
};

const SPAIN: Market = Market {
    code: "ES",
    name: "Spain",
    authority: "Code of conduct of AUTOCONTROL, AEA and IAB Spain; Real Decreto 444/2024",
    accepted: &[
        "publicidad",
        "colaboración pagada",
        "contenido patrocinado",
        "promoción pagada",
        "patrocinado por",
        "contenido promocional",
    ],
    doubted: &["ad", "publi", "en colaboración con", "colaboración", "embajador", "embajadora", "paid partnership"],
    refused: &[
        "colab",
        "collab",
        "sponso",
        "spon",
        "sp",
        "regalo",
        "regalo de marca",
        "partner",
        "ambassador",
        "gracias a",
        "thanks to",
        "early access",
    ],
    placement: "From the start of the post or the video, or on the picture; not behind \"more\" and not among hashtags. \
                Where the platform has a label of its own, use it first.",
    gifts: "Gifts, invitations and services count like pay.",
    sources: &[
        source("Código de conducta de publicidad a través de influencers, in force", "2025-10-01"),
        source("Cuatrecasas, on the new code", "2025-11-18"),
        source("El Capital Digital, on the words of the new code", "undated"),
    ],
};

const ITALY: Market = Market {
    code: "IT",
    name: "Italy",
    authority: "Istituto dell'Autodisciplina Pubblicitaria (Digital Chart); AGCOM guidelines",
    accepted: &[
        "pubblicità",
        "sponsorizzato da",
        "promosso da",
        "sponsorizzato",
        "advertising",
        "sponsored by",
        "promoted by",
        "sponsored",
        "ad",
        "adv",
    ],
    doubted: &[
        "in collaborazione con",
        "in partnership with",
        "gifted",
        "paid partnership",
        "partnership pubblicizzata",
    ],
    refused: &[
        "sp",
        "spon",
        "collab",
        "collaborazione",
        "partner",
        "ambassador",
        "grazie a",
        "thanks to",
        "early access",
    ],
    placement: "Seen at once, at the start of the post and within the first three hashtags; superimposed on each story; at \
                the start of a video, spoken or on the screen.",
    gifts: "Gifts and invitations are labelled as such where nothing was agreed, as advertising where something was.",
    sources: &[
        source("IAP, Regolamento Digital Chart", "2024-10-30"),
        source("AGCOM, Linee guida influencer", "2024-01-16"),
        source("Heyman, Digital Chart 2025: the wordings approved", "2025"),
    ],
};

const NETHERLANDS: Market = Market {
    code: "NL",
    name: "the Netherlands",
    authority: "Reclamecode Social Media & Influencer Marketing; Commissariaat voor de Media",
    accepted: &["advertentie", "reclame", "betaald partnerschap", "betaalde samenwerking", "ad"],
    doubted: &["adv", "spon", "gesponsord", "sponsored", "gekregen van", "paid partnership"],
    refused: &["sp", "collab", "samenwerking", "partner", "ambassador", "met dank aan", "thanks to", "early access"],
    placement: "A hashtag has to catch the eye, first or last and not between others. In a video in the video itself (at the \
                start, during the praise or throughout) and in its description.",
    gifts: "What was received free or cheaper has to be said, for example with \"gekregen van\" and the name.",
    sources: &[
        source("Stichting Reclame Code, Reclamecode Social Media & Influencer Marketing, in force", "2022-07-01"),
        source("DDMA, influencerregels.com", "undated"),
    ],
};

const UNION: Market = Market {
    code: "EU",
    name: "the European Union",
    authority: "Unfair Commercial Practices Directive 2005/29/EC; Digital Services Act",
    accepted: &["ad", "advertisement", "advertising", "paid partnership"],
    doubted: &["sponsored", "commercial communication", "gifted"],
    refused: &[
        "collab",
        "collaboration",
        "partnership",
        "partner",
        "ambassador",
        "sp",
        "spon",
        "thanks to",
        "early access",
    ],
    placement: "Plain to see without a tap, in the language of the post. Commercial content has to be declared to the \
                platform too.",
    gifts: "Anything that brings money or another benefit has to be disclosed as advertising.",
    sources: &[
        source("European Commission and national authorities, sweep of 576 influencers", "2024-02-14"),
        source("European Commission, Influencer Legal Hub", "2023-10-11"),
        source("Regulation (EU) 2022/2065 (Digital Services Act), applies since", "2024-02-17"),
    ],
};
