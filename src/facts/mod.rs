//! What is true of people and posts, worked out once.
//!
//! Two floors. `people` stands below casting: what a person's own lines say, whoever is chosen. `posts` stands above the
//! expansion: what a post is once it is known whose it is, where it goes and what holds for it. Casting, schedule, rules,
//! documents, calendars and the editor read these and work out none of it themselves.
//!
//! Knows nothing of schedules, rules or output.

pub mod people;
pub mod posts;

pub use people::{Fit, Norm, Norms, Paid, PayBy, People, PersonFacts, PostFee};
pub use posts::{CastFacts, Costs, Facts, Label, PostFacts};
