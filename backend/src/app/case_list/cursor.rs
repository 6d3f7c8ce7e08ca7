//! A place in a list, as the app sends it back.

use std::fmt;

use crate::db::case_list::{Cursor, Order};

/// A place in a list: the case before the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a view, in this order.
    Listed(Order, Cursor),
    /// In a search: the next ones have lower keys.
    Found(i64),
}

impl Place {
    /// Parses what [`fmt::Display`] wrote; none if it is something else.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('.').collect();
        let number = |text: &str| text.parse::<i64>().ok();
        match parts.as_slice() {
            ["found", below] => Some(Self::Found(number(below)?)),
            [order, key, since, id] => {
                let order = ORDERS.into_iter().find(|(_, name)| name == order)?.0;
                let undated = key.is_empty();
                let key = if undated { 0 } else { number(key)? };
                Some(Self::Listed(order, Cursor { undated, key, since: number(since)?, id: number(id)? }))
            }
            _ => None,
        }
    }
}

const ORDERS: [(Order, &str); 4] = [
    (Order::Due, "due"),
    (Order::Submitted, "submitted"),
    (Order::CertificateEnd, "certificate_end"),
    (Order::Ended, "ended"),
];

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Found(below) => write!(f, "found.{below}"),
            Self::Listed(order, Cursor { undated, key, since, id }) => {
                let name = ORDERS.into_iter().find(|(known, _)| known == order).map_or("", |(_, name)| name);
                let key = if *undated { String::new() } else { key.to_string() };
                write!(f, "{name}.{key}.{since}.{id}")
            }
        }
    }
}
