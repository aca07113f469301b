//! The compiler's own words: one table for each language, the same keys in all.

macro_rules! words {
    ($($key:ident)*) => {
        /// The compiler's own words in one language. `{name}` stands for something that is filled in.
        #[derive(Debug)]
        pub(crate) struct Words {
            $(pub(crate) $key: &'static str,)*
        }

        impl Words {
            /// All keys with their words.
            #[cfg(test)]
            pub(super) fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($key), self.$key),)*]
            }
        }
    };
}

words! {
    brief_title summary_product summary_brand what_on_channel
    glance_what glance_when glance_freedom glance_pay glance_label
    when_between when_on
    why_title why_fit
    about_title goal_awareness goal_consideration goal_conversion goal_launch goal_loyalty audience_line
    audience_ages audience_interests
    freedom_title wording_own wording_own_more wording_cocreated wording_guided wording_scripted
    visuals_own visuals_guided visuals_supplied criticism_allowed criticism_forbidden tone_line
    mentions_none mentions_once mentions_many logo_none logo_subtle logo_visible logo_dominant
    brand_image product_on_screen review_none review_one review_many review_within
    message_title points_intro proof_intro must_title avoid_title caption_intro cta_intro references_intro
    story_title story_intro story_yours story_told_by
    posts_title col_when col_what col_about col_length zone_note
    use_account use_link use_code use_hashtags use_mentions note
    dates_title col_post milestone_contract milestone_product milestone_concept milestone_draft answer_by
    milestone_approval milestone_live milestone_results milestone_payment dates_note
    label_title label_write label_first label_elsewhere platform_label platform_none
    rights_title usage_organic usage_paid usage_plain keep_live boost exclusivity exclusivity_named
    pay_title fee_each fee_once fee_whole fee_views fee_views_cap pay_gift gift_worth pay_commission
    pay_commission_code pay_total col_amount
    success_title kpi_line kpi_measured kpi_by at_least at_most above below exactly
    contact_title footer
    mail_subject mail_hello mail_intro mail_outro
    working_day working_days and
}

/// Puts values into a text: each `{name}` becomes the value of that name.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, behind)) = after.split_once('}') else { break };
        out.push_str(values.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| *v));
        rest = behind;
    }
    out.push_str(rest);
    out
}
