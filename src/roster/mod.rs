//! Rosters as they come: tables of people out of files, whatever tool has written them.
//!
//! Takes bytes and what a `roster` block says of the columns, gives people with their accounts, and a doubt for every cell
//! that could not be understood beyond doubt. What is not known stays unknown and is never zero. Knows nothing of
//! campaigns.

mod cells;
mod columns;
mod decode;
mod entries;
mod grid;
mod handles;
mod join;
mod people;
mod read;
mod sheet;
mod table;
mod write;

pub use columns::Field;
pub use people::{Bytes, Doubt, Person, Profile, Roster, Unreadable};
pub use read::people;
pub use table::{Mapping, OpenTable, SourceColumn, open};
pub use write::campaign_text;
