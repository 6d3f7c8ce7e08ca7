//! Reads the backend's JSON through the browser's own parser.
//!
//! `serde_json` would do, but its generic code was a quarter of the first load. Here an error carries nothing, so that
//! no message is ever put together, and a struct is read from an object only.
//!
//! Longer than 250 lines because serde's one trait has that many methods.

use std::fmt::{self, Display, Formatter};

use js_sys::{Array, JSON, Object};
use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use wasm_bindgen::{JsCast, JsValue};

/// Reads a value.
///
/// # Errors
/// [`Unreadable`] where it is no JSON or of another shape.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    T::deserialize(Js(parse(text)?))
}

#[inline(never)]
fn parse(text: &str) -> Result<JsValue, Unreadable> {
    JSON::parse(text).map_err(|_| Unreadable)
}

/// It is no JSON, or of another shape than expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl Display for Unreadable {
    fn fmt(&self, _: &mut Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Unreadable {}

impl Error for Unreadable {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

struct Js(JsValue);

impl Js {
    #[inline(never)]
    #[allow(clippy::cast_possible_truncation, reason = "the backend sends no number that a double cannot hold")]
    fn whole(&self) -> Result<i64, Unreadable> {
        self.0.as_f64().filter(|number| number.fract() == 0.0).map(|number| number as i64).ok_or(Unreadable)
    }

    fn natural(&self) -> Result<u64, Unreadable> {
        u64::try_from(self.whole()?).map_err(|_| Unreadable)
    }

    #[inline(never)]
    fn text(&self) -> Result<String, Unreadable> {
        self.0.as_string().ok_or(Unreadable)
    }

    #[inline(never)]
    fn items(self) -> Result<Items, Unreadable> {
        let items = self.0.dyn_into::<Array>().map_err(|_| Unreadable)?;
        Ok(Items { items, next: 0 })
    }

    #[inline(never)]
    fn entries(self) -> Result<Entries, Unreadable> {
        let object = self.0.dyn_into::<Object>().map_err(|_| Unreadable)?;
        Ok(Entries { pairs: Object::entries(&object), next: 0, value: JsValue::UNDEFINED })
    }

    /// A variant's name and content: a mere string, or an object of one entry.
    #[inline(never)]
    fn variant(self) -> Result<(String, Self), Unreadable> {
        if let Some(name) = self.0.as_string() {
            return Ok((name, Self(JsValue::UNDEFINED)));
        }
        let mut entries = self.entries()?;
        let name = entries.advance().ok_or(Unreadable)?;
        Ok((name, Self(entries.value)))
    }
}

macro_rules! numbers {
    ($($method:ident)* => $visit:ident($number:ident)) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            visitor.$visit(self.$number()?)
        }
    )*};
}

macro_rules! refused {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unreadable> {
            Err(Unreadable)
        }
    )*};
}

impl<'de> Deserializer<'de> for Js {
    type Error = Unreadable;

    numbers! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 => visit_i64(whole) }
    numbers! { deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 => visit_u64(natural) }

    refused! { deserialize_any deserialize_f32 deserialize_f64 deserialize_bytes deserialize_byte_buf }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_bool(self.0.as_bool().ok_or(Unreadable)?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_str(&self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_map(self.entries()?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_map(self.entries()?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_enum(self)
    }
}

struct Items {
    items: Array,
    next: u32,
}

impl Items {
    #[inline(never)]
    fn advance(&mut self) -> Option<Js> {
        let there = self.next < self.items.length();
        self.next += 1;
        there.then(|| Js(self.items.get(self.next - 1)))
    }
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Unreadable;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Unreadable> {
        self.advance().map(|item| seed.deserialize(item)).transpose()
    }
}

struct Entries {
    pairs: Array,
    next: u32,
    value: JsValue,
}

impl Entries {
    /// The next entry's name; its content is then `value`.
    #[inline(never)]
    fn advance(&mut self) -> Option<String> {
        if self.next >= self.pairs.length() {
            return None;
        }
        let entry: Array = self.pairs.get(self.next).unchecked_into();
        self.next += 1;
        self.value = entry.get(1);
        entry.get(0).as_string()
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Unreadable;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Unreadable> {
        self.advance().map(|name| seed.deserialize(named(name))).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Unreadable> {
        seed.deserialize(Js(self.value.clone()))
    }
}

impl<'de> EnumAccess<'de> for Js {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Unreadable> {
        let (name, content) = self.variant()?;
        Ok((seed.deserialize(named(name))?, content))
    }
}

impl<'de> VariantAccess<'de> for Js {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Unreadable> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(self.items()?)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_map(self.entries()?)
    }
}

fn named(name: String) -> StringDeserializer<Unreadable> {
    name.into_deserializer()
}
