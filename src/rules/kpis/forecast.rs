//! What the cast can deliver: how many people, showings and reactions its own figures let one expect, and what is the most
//! that can be hoped for.
//!
//! A pure function of a campaign and some of its posts. What is not known makes the forecast of all that depends on it
//! unknown, never smaller.
//!
//! - *Shown.* Where the median views of an account are stated, a post is shown so often; the most is `views_times` as
//!   much. Where they are not, a post on a channel with a feed reaches a share of the followers that falls with their
//!   number (`tiers.toml` has it), a story another, and a video up to three times as many, because it is shown to others too.
//! - *People.* Of one account never more than its followers, or than its best post; a video may always find new ones.
//!   Overlap between accounts is taken as none.
//! - *Reactions.* Engagement × what it is a share of. Stories count only for the most.
//! - *The brand's own channels.* Nothing is known of them: for the most, each post there counts as much as the strongest
//!   post of the cast.

use crate::campaign::{Account, Campaign, ChannelId, EngagementBase, InfluencerId, Post};
use crate::vocabulary::{STORIES, Tier, VIDEOS, built_in_channel};
use std::collections::BTreeMap;

/// What a forecast multiplies with. All but the first two are fractions of 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Assumptions {
    /// The most showings of a post, in times of the median views.
    pub views_times: f64,
    /// The most reactions, in times of the stated engagement.
    pub engagement_times: f64,
    /// The largest share of reactions that are comments.
    pub comments: f64,
    /// The largest share of reactions that are saves.
    pub saves: f64,
    /// The largest share of reactions that are shares.
    pub shares: f64,
    /// The largest share of people who follow a link.
    pub clicks: f64,
    /// The largest share of clicks that end in an order.
    pub orders: f64,
    /// The largest share of clicks that end in a registration.
    pub signups: f64,
}

/// What is usual, and the most that can be hoped for.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Forecasted {
    /// What is usual.
    pub usual: f64,
    /// The most that can be hoped for.
    pub most: f64,
}

impl Forecasted {
    /// Both ends times a factor each.
    pub fn times(self, usual: f64, most: f64) -> Forecasted {
        Forecasted { usual: self.usual * usual, most: self.most * most }
    }

    fn add(&mut self, other: Forecasted) {
        self.usual += other.usual;
        self.most += other.most;
    }
}

/// What some posts can deliver. `None` is unknown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Forecast {
    /// How many posts.
    pub posts: usize,
    /// How many of them go out on the brand's own channels.
    pub owned: usize,
    /// How many different people see one of them.
    pub people: Option<Forecasted>,
    /// How often they are shown.
    pub shown: Option<Forecasted>,
    /// How many reactions they get.
    pub reactions: Option<Forecasted>,
    /// Reactions to a post, in percent of what each account counts them of.
    pub rate: Option<Forecasted>,
}

/// A video in a feed reaches so many times as many people as a picture: one and a half to three times.
const VIDEO: Forecasted = reach(1.5, 3.0);

/// How often one person is shown a post that is counted in people.
const REPEATS: Forecasted = reach(1.2, 1.5);

const fn reach(usual: f64, most: f64) -> Forecasted {
    Forecasted { usual, most }
}

/// Whether a format is shown for a day to those who follow.
fn is_story(format: &str) -> bool {
    STORIES.contains(&format)
}

/// Whether a format is shown to many who do not follow.
fn is_video(format: &str) -> bool {
    VIDEOS.contains(&format)
}

/// What is expected of one post.
#[derive(Debug, Clone, Copy, Default)]
struct Single {
    people: Option<Forecasted>,
    shown: Option<Forecasted>,
    reactions: Option<Forecasted>,
    /// Whether it may reach more people than follow the account.
    spreads: bool,
}

fn single(account: &Account, channel: &str, format: &str, with: &Assumptions) -> Single {
    let followers = account.followers.as_ref().map(|f| f.value);
    let views = account.views.as_ref().map(|v| v.value as f64).filter(|_| !is_story(format));
    let by_views = views.map(|v| reach(v, v * with.views_times));
    let feed = followers
        .filter(|_| built_in_channel(channel).is_some_and(|c| c.feed) || is_story(format))
        .map(|f| in_feed(f, format));
    let people = by_views.or(feed);
    let shown = by_views.or(feed.map(|p| p.times(REPEATS.usual, REPEATS.most)));
    let base = match account.base {
        EngagementBase::Followers => followers.map(|f| f as f64),
        EngagementBase::Views => account.views.as_ref().map(|v| v.value as f64),
        EngagementBase::Reach => people.map(|p| p.usual),
    };
    let rate = account.engagement.as_ref().map(|e| e.value.fraction());
    let usual = if is_story(format) { 0.0 } else { 1.0 };
    let reactions = base.zip(rate).map(|(b, r)| reach(b * r * usual, b * r * with.engagement_times));
    Single { people, shown, reactions, spreads: views.is_some() || is_video(format) }
}

fn in_feed(followers: u64, format: &str) -> Forecasted {
    let tier = Tier::of(followers);
    let [usual, most] = if is_story(format) { tier.usual_story() } else { tier.usual_feed() };
    let people = reach(usual * followers as f64, most * followers as f64);
    if is_video(format) { people.times(VIDEO.usual, VIDEO.most) } else { people }
}

/// The posts of one account.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    people: Option<Forecasted>,
    best: Forecasted,
    spreads: bool,
    posts: usize,
}

/// Forecasts what some posts of a campaign can deliver.
pub fn forecast<'c>(campaign: &Campaign, posts: impl Iterator<Item = &'c Post>, with: &Assumptions) -> Forecast {
    let zero = Some(Forecasted::default());
    let mut out = Forecast { shown: zero, reactions: zero, ..Forecast::default() };
    let mut strongest = Single { people: zero, shown: zero, reactions: zero, spreads: false };
    let mut accounts: BTreeMap<(InfluencerId, ChannelId), Sum> = BTreeMap::new();
    for post in posts {
        out.posts += 1;
        let channel = &campaign[post.channel];
        let account = campaign.account(post.influencer, post.channel);
        if channel.owned.is_some() && account.is_none() {
            out.owned += 1;
            continue;
        }
        let format = campaign[post.delivery].format.as_ref().map_or("", |f| f.value.as_str());
        let one = account.map(|a| single(a, &channel.name.value, format, with)).unwrap_or_default();
        out.shown = sum(out.shown, one.shown);
        out.reactions = sum(out.reactions, one.reactions);
        strongest = stronger(strongest, one);
        let fresh = Sum { people: zero, ..Sum::default() };
        accounts.entry((post.influencer, post.channel)).or_insert(fresh).take(one);
    }
    out.people = people(campaign, &accounts);
    out.rate = rate(campaign, &accounts, with);
    own_channels(&mut out, strongest);
    out
}

impl Sum {
    fn take(&mut self, one: Single) {
        self.people = sum(self.people, one.people);
        if let Some(people) = one.people {
            self.best = reach(self.best.usual.max(people.usual), self.best.most.max(people.most));
        }
        self.spreads |= one.spreads;
        self.posts += 1;
    }
}

fn sum(a: Option<Forecasted>, b: Option<Forecasted>) -> Option<Forecasted> {
    let (mut a, b) = (a?, b?);
    a.add(b);
    Some(a)
}

fn stronger(a: Single, b: Single) -> Single {
    let more = |a: Option<Forecasted>, b: Option<Forecasted>| {
        let (a, b) = (a?, b?);
        Some(reach(0.0, a.most.max(b.most)))
    };
    let (people, shown) = (more(a.people, b.people), more(a.shown, b.shown));
    Single { people, shown, reactions: more(a.reactions, b.reactions), spreads: false }
}

fn people(campaign: &Campaign, accounts: &BTreeMap<(InfluencerId, ChannelId), Sum>) -> Option<Forecasted> {
    let mut all = Forecasted::default();
    for ((who, on), posts) in accounts {
        let followers = campaign.account(*who, *on).and_then(|a| a.followers.as_ref()).map(|f| f.value as f64);
        let sum = posts.people?;
        let ceiling = |best: f64| followers.map_or(f64::INFINITY, |f| f.max(best));
        let most = if posts.spreads { sum.most } else { sum.most.min(ceiling(posts.best.most)) };
        all.add(reach(sum.usual.min(ceiling(posts.best.usual)), most));
    }
    Some(all)
}

/// The mean rate over the posts; for the most, the mean over the followers if that is higher.
fn rate(
    campaign: &Campaign,
    accounts: &BTreeMap<(InfluencerId, ChannelId), Sum>,
    with: &Assumptions,
) -> Option<Forecasted> {
    let (mut posts, mut by_post, mut followers, mut by_follower) = (0.0, 0.0, 0.0, 0.0);
    for ((who, on), sum) in accounts {
        let account = campaign.account(*who, *on)?;
        let rate = account.engagement.as_ref()?.value.0;
        let (n, size) = (sum.posts as f64, account.followers.as_ref().map_or(0.0, |f| f.value as f64));
        posts += n;
        by_post += n * rate;
        followers += n * size;
        by_follower += n * size * rate;
    }
    let mean = (posts > 0.0).then(|| by_post / posts)?;
    let weighted = if followers > 0.0 { by_follower / followers } else { mean };
    Some(reach(mean, mean.max(weighted) * with.engagement_times))
}

/// Adds, for the most, the strongest post of the cast for every post on a channel of the brand's own. Unknown where all
/// posts go out there.
fn own_channels(out: &mut Forecast, strongest: Single) {
    let n = out.owned as f64;
    let add = |sum: Option<Forecasted>, one: Option<Forecasted>| {
        let (sum, one) = (sum?, one?);
        Some(reach(sum.usual, sum.most + n * one.most))
    };
    if out.owned == out.posts {
        *out = Forecast { posts: out.posts, owned: out.owned, ..Forecast::default() };
    } else if out.owned > 0 {
        out.people = add(out.people, strongest.people);
        out.shown = add(out.shown, strongest.shown);
        out.reactions = add(out.reactions, strongest.reactions);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::example_file;
    use crate::rules::testing::facts;

    const WITH: Assumptions = Assumptions {
        views_times: 3.0,
        engagement_times: 1.5,
        comments: 0.1,
        saves: 0.25,
        shares: 0.25,
        clicks: 0.05,
        orders: 0.1,
        signups: 0.4,
    };

    fn of(fragment: &str) -> Forecast {
        let facts = facts(&example_file(fragment));
        forecast(&facts.campaign, facts.campaign.posts.iter(), &WITH)
    }

    fn whole(range: Option<Forecasted>) -> Option<(i64, i64)> {
        range.map(|r| (r.usual.round() as i64, r.most.round() as i64))
    }

    fn tom(account: &str, deliver: &str) -> Forecast {
        let label = "{ disclosure \"Anzeige\"; usage 90 days organic }";
        of(&format!("influencer tom {{ on instagram @tom {{ {account} }} }}\n{deliver} {label}"))
    }

    #[test]
    fn without_views_a_post_reaches_a_share_of_the_followers_and_a_video_more() {
        let post = tom("followers 40k", "deliver 1 post by tom on instagram");
        assert_eq!((whole(post.people), whole(post.shown)), (Some((10_000, 24_000)), Some((12_000, 36_000))));
        let reel = tom("followers 40k", "deliver 1 reel by tom on instagram");
        assert_eq!(whole(reel.people), Some((15_000, 72_000)));
    }

    #[test]
    fn many_posts_of_one_account_reach_no_more_people_than_follow_it_unless_they_spread() {
        let posts = tom("followers 40k", "deliver 5 posts by tom on instagram");
        assert_eq!(whole(posts.people), Some((40_000, 40_000)));
        let reels = tom("followers 40k; views 20k", "deliver 5 reels by tom on instagram");
        assert_eq!(whole(reels.people), Some((40_000, 300_000)));
    }

    #[test]
    fn a_story_is_not_shown_as_often_as_a_reel_and_its_reactions_are_not_usual() {
        let story = tom("followers 40k; views 20k; engagement 5%", "deliver 1 story by tom on instagram");
        assert_eq!((whole(story.people), whole(story.reactions)), (Some((2_000, 4_800)), Some((0, 3_000))));
    }

    #[test]
    fn reactions_are_counted_of_what_the_rate_is_a_share_of() {
        let base = |of: &str| {
            let account = format!("followers 40k; views 20k; engagement 5% of {of}");
            whole(tom(&account, "deliver 1 reel by tom on instagram").reactions)
        };
        assert_eq!(base("followers"), Some((2_000, 3_000)));
        assert_eq!(base("views"), Some((1_000, 1_500)));
        assert_eq!(base("reach"), Some((1_000, 1_500)));
    }

    #[test]
    fn a_channel_of_the_brand_counts_for_the_most_as_much_as_the_strongest_post() {
        let own = "channel journal { owned; formats article }\n\
                   influencer tom { on instagram @tom { followers 40k; views 20k } }\n\
                   deliver 1 reel by tom on instagram { disclosure \"Anzeige\" }\n";
        let with = of(&format!("{own}deliver 2 articles by tom on journal {{ disclosure \"Anzeige\" }}"));
        assert_eq!((with.owned, whole(with.shown)), (2, Some((20_000, 180_000))));
    }

    #[test]
    fn a_cast_that_posts_on_the_brands_channel_alone_cannot_be_forecast() {
        let own =
            of("channel journal { owned; formats article }\ninfluencer tom { on instagram @tom { followers 9k } }\n\
                      deliver 1 article by tom on journal { disclosure \"Anzeige\" }");
        assert_eq!((own.people, own.shown, own.reactions, own.rate), (None, None, None, None));
    }

    #[test]
    fn what_one_account_leaves_open_stays_open_for_all() {
        let two = of("influencer tom { on instagram @tom { followers 40k; engagement 3% } }\n\
                      influencer pia { on youtube @pia { followers 9k; engagement 4% } }");
        assert_eq!((two.people, two.shown, two.reactions), (None, None, None));
        assert_eq!(whole(two.rate), Some((4, 5)));
    }
}
