//! Dates, times and sizes as people read them.

use domain::moment::{Date, Timestamp, Zone};

use super::{Lang, lang};

/// "17 Agustus 2026".
pub fn date(at: Timestamp, zone: Zone) -> String {
    day(at.date_in(zone))
}

/// "17 Agustus 2026", of a day that belongs to no zone.
pub fn day(date: Date) -> String {
    match lang() {
        Lang::Id => date.indonesian(),
        Lang::En => date.english(),
    }
}

/// "17 Agustus 2026 pukul 09.12 WIB".
pub fn moment(at: Timestamp, zone: Zone) -> String {
    let between = match lang() {
        Lang::Id => " pukul ",
        Lang::En => ", ",
    };
    [date(at, zone), clock(at, zone)].join(between)
}

/// "09.12 WIB", in English "09:12 WIB".
pub fn clock(at: Timestamp, zone: Zone) -> String {
    match lang() {
        Lang::Id => at.clock_text(zone),
        Lang::En => at.english_clock_text(zone),
    }
}

/// A limit in whole megabytes, rounded down so that it is never promised too high: "10 MB" for 10 MiB.
pub fn limit(bytes: u64) -> String {
    megabytes(if bytes < 1_000_000 { bytes } else { bytes / 1_000_000 * 1_000_000 })
}

/// "2,4 MB" (10^6 bytes), or "96 kB" below one.
pub fn megabytes(bytes: u64) -> String {
    if bytes < 1_000_000 {
        return [(bytes.div_ceil(1000)).to_string().as_str(), " kB"].concat();
    }
    let tenths = bytes.div_ceil(100_000);
    let mut text = (tenths / 10).to_string();
    if !tenths.is_multiple_of(10) {
        text.push(match lang() {
            Lang::Id => ',',
            Lang::En => '.',
        });
        text.push_str(&(tenths % 10).to_string());
    }
    text.push_str(" MB");
    text
}
