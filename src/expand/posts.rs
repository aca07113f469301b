//! Every single post.

use super::style::Styles;
use crate::campaign::{Campaign, Chapter, Delivery, DeliveryId, InfluencerId, MessageId, Post, StoryId};
use crate::findings::Finding;
use crate::lower::catalogue::OUT_OF_RANGE;
use foldhash::{HashMap, HashMapExt as _};

/// The most posts that one campaign may have.
const MAX_POSTS: usize = 200_000;

/// Spreads the deliveries out into single posts; tells where they are too many.
pub(super) fn posts(campaign: &mut Campaign) -> Option<Finding> {
    let (all, too_many) = all(campaign);
    campaign.posts = all;
    let delivery = too_many?;
    let message = format!("A campaign has at most {}.", crate::say::count(MAX_POSTS, "post"));
    let finding = Finding::of(&OUT_OF_RANGE, campaign[delivery].span, message);
    Some(finding.with_label("too many").with_help("Split the campaign."))
}

/// The posts, and the delivery that asks for too many.
fn all(campaign: &Campaign) -> (Vec<Post>, Option<DeliveryId>) {
    let mut styles = Styles::new(campaign);
    let mut numbers: HashMap<(InfluencerId, u32, &str), u32> = HashMap::new();
    let mut all = Vec::with_capacity(campaign.deliveries.len());
    for (i, delivery) in campaign.deliveries.iter().enumerate() {
        let (Some(channel), Some(format)) = (&delivery.channel, &delivery.format) else { continue };
        let id = DeliveryId(i as u32);
        for &influencer in &delivery.cast {
            for (number, chapter) in parts(campaign, delivery, influencer).into_iter().enumerate() {
                if all.len() == MAX_POSTS {
                    return (all, Some(id));
                }
                let count = numbers.entry((influencer, channel.value.0, format.value.as_str())).or_insert(0);
                *count += 1;
                let message = message_of(campaign, delivery, chapter);
                let (who, place) = (&campaign[influencer].name.value, &campaign[channel.value].name.value);
                all.push(Post {
                    id: [who, place, format.value.as_str(), &count.to_string()].join("-"),
                    delivery: id,
                    influencer,
                    channel: channel.value,
                    message,
                    chapter,
                    number: number as u32,
                    style: styles.of(id, message),
                });
            }
        }
    }
    (all, None)
}

/// What a delivery asks of one person: so many posts, or those chapters of its story that they tell.
fn parts(campaign: &Campaign, delivery: &Delivery, who: InfluencerId) -> Vec<Option<(StoryId, usize)>> {
    let Some(story) = &delivery.story else { return vec![None; delivery.count as usize] };
    let tells = |c: &Chapter| c.by.is_empty() || c.by.contains(&who);
    let chapters = campaign[story.value].chapters.iter().enumerate().filter(|(_, c)| tells(c));
    chapters.map(|(i, _)| Some((story.value, i))).collect()
}

fn message_of(campaign: &Campaign, delivery: &Delivery, chapter: Option<(StoryId, usize)>) -> Option<MessageId> {
    let message = match chapter {
        Some((story, chapter)) => &campaign[story].chapters[chapter].message,
        None => &delivery.message,
    };
    message.as_ref().map(|m| m.value)
}
