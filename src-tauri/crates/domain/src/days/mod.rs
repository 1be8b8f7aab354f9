//! Civil days: the only place where dates are added, subtracted or moved.
//!
//! Nothing here knows a clock or a time zone. A date is the local day of the
//! office that counts it.

mod arithmetic;
mod business;
mod closures;
mod holidays;

pub use arithmetic::{add_days, add_months, add_years, days_between, month_end, MissingDay};
pub use business::{
    add_business_days, is_business_day, is_legal_day_off, next_working_day_or_same,
    previous_business_day_or_same, reason_for_day_off, subtract_business_days, DayOff,
};
pub use closures::{closure_on, closures, Closure};
pub use holidays::{federal_holidays, holiday_observed_on, Holiday, HolidayName};
