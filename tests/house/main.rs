//! The walls of the house, as `docs/ARCHITECTURE.md` has them: which room may use which, what must not stand where, that
//! every row of the table does something, and under which licences the dependencies stand.

#[path = "../common/mod.rs"]
mod common;
mod licences;
mod source_text;
mod table;
mod walls;
