//! Days and times in English: `Tuesday, 9 March 2027`, `18:00`.

use jiff::civil::{Date, Time};

/// A time of a day: `18:00`.
pub fn time(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// A day in full: `Tuesday, 9 March 2027`.
pub fn long_day(date: Date) -> String {
    date.strftime("%A, %-d %B %Y").to_string()
}

/// A day with its year: `9 Mar 2027`.
pub fn day_year(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// A day without its year: `9 Mar`.
pub fn day_month(date: Date) -> String {
    date.strftime("%-d %b").to_string()
}

/// A day with its weekday: `Tue 9 Mar`.
pub fn short_day(date: Date) -> String {
    date.strftime("%a %-d %b").to_string()
}

/// The same in a column, where each is as wide as the others: `Tue  9 Mar`.
pub fn even_day(date: Date) -> String {
    date.strftime("%a %e %b").to_string()
}

/// The month of a day: `Mar`.
pub fn month(date: Date) -> String {
    date.strftime("%b").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_written_as_the_room_for_them_allows() {
        let day = date(2027, 3, 9);
        let all = [long_day, day_year, day_month, short_day, even_day, month].map(|write| write(day));
        assert_eq!(all, ["Tuesday, 9 March 2027", "9 Mar 2027", "9 Mar", "Tue 9 Mar", "Tue  9 Mar", "Mar"]);
        assert_eq!(time(jiff::civil::time(8, 5, 0, 0)), "08:05");
    }
}
