//! What is true of posts, and of people through their posts.

mod cast;
mod cost;
mod label;
mod post;
mod sheet;

pub use cast::CastFacts;
pub use cost::Costs;
pub use label::Label;
pub use post::PostFacts;
pub use sheet::Facts;
