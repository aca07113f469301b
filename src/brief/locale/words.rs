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
    glance_what glance_when glance_first glance_freedom glance_pay glance_label
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
    posts_title col_when col_what col_about col_length embargo_all embargo_some zone_note
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
    pair between working_day working_days and
    team_title team_summary person people post_one post_many glance_goal glance_run glance_budget glance_review
    budget_line budget_over review_clean error_one error_many warning_one warning_many advice_one advice_many goals_title objective_awareness
    objective_consideration objective_conversion objective_launch objective_loyalty col_measure col_now col_target
    col_weight col_how col_by family_sentiment family_branding family_interaction family_reach family_conversion
    family_other measure_of cast_title col_name col_following col_fit col_posts col_cost col_cost_per col_why unknown
    cast_note calendar_title calendar_chart calendar_alt exposure_title exposure_chart exposure_limit exposure_alt
    exposure_mean week_of budget_title budget_fees budget_gifts budget_left budget_missing by_tier
    by_channel bars_alt budget_incomplete tier_nano tier_micro tier_mid tier_macro tier_mega milestones_title col_week
    due_contract due_product due_concept due_draft due_approval due_live due_results due_payment
    mistakes_title mistake_authenticity mistake_brand_voice mistake_saturation mistake_kpis mistake_practice
    mistake_language mistake_clean allowed allowed_plain level_error level_warning level_advice schedule_title
    overlap_none overlap_best overlap_some col_who team_footer
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
