//! What holds for a post: the nearest statement wins, property by property.

use crate::campaign::{Campaign, DeliveryId, MessageId, Style};
use foldhash::{HashMap, HashMapExt as _};
use std::sync::Arc;

/// Resolves what holds for each message: its own properties over the guidelines'.
pub(super) fn messages(campaign: &mut Campaign) {
    for message in &mut campaign.messages {
        message.style = over(&message.own, &campaign.guidelines);
    }
}

/// The styles of posts, each resolved once.
pub(super) struct Styles<'c> {
    campaign: &'c Campaign,
    known: HashMap<(DeliveryId, Option<MessageId>), Arc<Style>>,
}

impl<'c> Styles<'c> {
    pub fn new(campaign: &'c Campaign) -> Self {
        Styles { campaign, known: HashMap::new() }
    }

    /// What holds for the posts of a delivery about a message: the delivery's own properties over the message's over the
    /// guidelines'.
    pub fn of(&mut self, delivery: DeliveryId, message: Option<MessageId>) -> Arc<Style> {
        let campaign = self.campaign;
        let resolve = || {
            let base = message.map_or(&campaign.guidelines, |m| &campaign[m].style);
            over(&campaign[delivery].own, base)
        };
        self.known.entry((delivery, message)).or_insert_with(resolve).clone()
    }
}

fn over(own: &Arc<Style>, base: &Arc<Style>) -> Arc<Style> {
    if **own == Style::default() {
        return base.clone();
    }
    let mut style = (**own).clone();
    style.inherit(base);
    Arc::new(style)
}
