//! One type for every element.
//!
//! Elements are built as with Leptos's builder syntax (`html::p().class("lead").child(text)`), but all have one type, so that
//! no nesting is compiled again. What this saves is measured in ARCHITECTURE.md.

use std::borrow::Cow;

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{self, Custom};
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::element::inner_html;
use leptos::tachys::html::event::{EventDescriptor, on};
use leptos::tachys::html::property::prop;
use leptos::tachys::html::style::style;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::web_sys::Event;

/// An element that is being built. It is boxed, since it is handed on at every call.
#[must_use]
pub struct Element(Box<Inner>);

struct Inner {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

impl Element {
    /// An element without attributes and children. [`super::html`] has a function for each tag.
    #[inline(never)]
    pub fn new(tag: &'static str) -> Self {
        Self(Box::new(Inner { tag, attributes: Vec::new(), children: Vec::new() }))
    }

    /// Sets an attribute.
    pub fn attr(self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.plain(name, value.as_ref())
    }

    /// Sets an attribute if the condition holds; blank for a boolean one.
    pub fn attr_if(self, condition: bool, name: &'static str, value: &str) -> Self {
        if condition { self.attr(name, value) } else { self }
    }

    /// Sets an attribute that follows signals; absent while `None`.
    pub fn live_attr(self, name: &'static str, value: impl FnMut() -> Option<String> + Send + 'static) -> Self {
        self.live(name, Box::new(value))
    }

    /// Sets a style that follows signals. By the object model: the page's policy takes no `style` attributes.
    pub fn live_style(self, name: &'static str, value: impl FnMut() -> String + Send + 'static) -> Self {
        let value: Box<dyn FnMut() -> String + Send> = Box::new(value);
        self.attribute(style((name, value)).into_any_attr())
    }

    /// Sets what a field holds at first: a property, so that no typed secret becomes an attribute.
    pub fn value(self, value: String) -> Self {
        self.attribute(prop("value", value).into_any_attr())
    }

    /// Calls `act` on an event, for example `ev::submit`.
    pub fn on(self, event: impl EventDescriptor, act: impl FnMut(Event) + 'static) -> Self {
        self.listen(event.name(), Box::new(act))
    }

    /// Calls `act` when it is pressed.
    pub fn on_click(self, act: impl Fn() + 'static) -> Self {
        self.on(ev::click, move |_| act())
    }

    /// Appends text or an element.
    pub fn child(self, part: impl Part) -> Self {
        self.append(part.part())
    }

    /// Appends several parts.
    pub fn children(mut self, parts: impl IntoIterator<Item = AnyView>) -> Self {
        self.0.children.extend(parts);
        self
    }

    /// Converts it to a view.
    #[inline(never)]
    pub fn view(self) -> AnyView {
        let Inner { tag, attributes, children } = *self.0;
        custom(tag).child(children).add_any_attr(attributes).into_any()
    }

    #[inline(never)]
    fn plain(self, name: &'static str, value: &str) -> Self {
        self.attribute(custom_attribute(name, value.to_owned()).into_any_attr())
    }

    #[inline(never)]
    fn live(self, name: &'static str, value: Box<dyn FnMut() -> Option<String> + Send>) -> Self {
        self.attribute(custom_attribute(name, value).into_any_attr())
    }

    #[inline(never)]
    fn listen(self, event: Cow<'static, str>, act: Box<dyn FnMut(Event)>) -> Self {
        self.attribute(on(Custom::<Event>::new(event), act).into_any_attr())
    }

    #[inline(never)]
    fn append(mut self, part: AnyView) -> Self {
        self.0.children.push(part);
        self
    }

    #[inline(never)]
    fn attribute(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }
}

/// What can stand inside an element.
pub trait Part {
    /// Converts it to a view.
    fn part(self) -> AnyView;
}

impl Part for Element {
    fn part(self) -> AnyView {
        self.view()
    }
}

impl Part for AnyView {
    fn part(self) -> AnyView {
        self
    }
}

impl Part for String {
    #[inline(never)]
    fn part(self) -> AnyView {
        self.into_any()
    }
}

impl Part for &str {
    #[inline(never)]
    fn part(self) -> AnyView {
        self.to_owned().part()
    }
}

impl<P: Part> Part for Option<P> {
    fn part(self) -> AnyView {
        self.map_or_else(|| ().into_any(), Part::part)
    }
}

impl Part for Vec<AnyView> {
    fn part(self) -> AnyView {
        self.into_any()
    }
}

/// A part that is rebuilt whenever a signal that it reads changes.
pub fn live(part: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    live_boxed(Box::new(part))
}

#[inline(never)]
fn live_boxed(part: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    part.into_any()
}

/// An element with ready-made markup inside: constants of `src/i18n` only, never data.
pub fn markup(tag: &'static str, class: &'static str, markup: &'static str) -> AnyView {
    let element = Element::new(tag).attr_if(!class.is_empty(), "class", class);
    element.attribute(inner_html(markup).into_any_attr()).view()
}

macro_rules! attributes {
    ($($method:ident $name:literal,)*) => {
        impl Element {$(
            /// Sets the attribute of this name.
            pub fn $method(self, value: impl AsRef<str>) -> Self {
                self.plain($name, value.as_ref())
            }
        )*}
    };
}

attributes! {
    aria_busy "aria-busy",
    aria_describedby "aria-describedby",
    aria_hidden "aria-hidden",
    aria_label "aria-label",
    aria_labelledby "aria-labelledby",
    autocomplete "autocomplete",
    class "class",
    href "href",
    id "id",
    name "name",
    rel "rel",
    role "role",
    scope "scope",
    tabindex "tabindex",
    target "target",
    r#for "for",
    r#type "type",
}
