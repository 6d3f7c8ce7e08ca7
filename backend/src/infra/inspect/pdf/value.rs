//! A value of a PDF, as far as the checks need it.

/// A value. Whoever reads the file may understand a key that stands twice in either way, so all of its values are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Nothing.
    Null,
    /// A name, `#xx` decoded.
    Name(Box<[u8]>),
    /// A string, decoded.
    String(Box<[u8]>),
    /// A whole number that is not negative.
    Integer(u64),
    /// An indirect object's number; its generation does not count.
    Reference(u32),
    /// In order; a key may occur twice, and is empty where a key, a value or the end is missing.
    Dictionary(Vec<(Box<[u8]>, Value)>),
    /// In order.
    Array(Vec<Value>),
    /// Other numbers, booleans, anything else, as written.
    Other(Box<[u8]>),
}

impl Value {
    /// Stands where a value is missing.
    pub(super) fn missing() -> Self {
        Self::Other(Box::default())
    }

    /// The entries if this is a dictionary, in order.
    pub(super) fn entries(&self) -> &[(Box<[u8]>, Value)] {
        match self {
            Self::Dictionary(entries) => entries,
            _ => &[],
        }
    }

    /// The values of `key` if this is a dictionary, in order.
    pub(super) fn all<'a>(&'a self, key: &'a str) -> impl DoubleEndedIterator<Item = &'a Value> {
        self.entries().iter().filter(move |(name, _)| **name == *key.as_bytes()).map(|(_, value)| value)
    }

    /// The last value of `key` if this is a dictionary.
    pub(super) fn get<'a>(&'a self, key: &'a str) -> Option<&'a Value> {
        self.all(key).next_back()
    }

    /// The one value of `key` if this is a dictionary, null where there is none; nothing where there are several.
    pub(super) fn only<'a>(&'a self, key: &'a str) -> Option<&'a Value> {
        let mut values = self.all(key);
        let value = values.next().unwrap_or(&Value::Null);
        values.next().is_none().then_some(value)
    }

    /// Whether no dictionary in it misses a key, a value or its end: viewers repair these differently, or not at all.
    pub(super) fn is_whole(&self) -> bool {
        match self {
            Self::Dictionary(entries) => entries.iter().all(|(key, value)| !key.is_empty() && value.is_whole()),
            Self::Array(values) => values.iter().all(Self::is_whole),
            _ => true,
        }
    }

    /// Whether this is the name `name`.
    pub(super) fn is_name(&self, name: &str) -> bool {
        matches!(self, Self::Name(own) if **own == *name.as_bytes())
    }
}
