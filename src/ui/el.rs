//! One type for every element.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::Custom;
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::element::inner_html;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::web_sys::Event;

/// Begins an element.
pub fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), children: Vec::new() }
}

/// An element being put together.
pub struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

impl El {
    /// Sets the classes, separated by blanks.
    pub fn class(self, classes: &str) -> Self {
        self.attr("class", classes)
    }

    /// Sets an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<String>) -> Self {
        self.attribute(custom_attribute(name, value.into()))
    }

    /// Sets an attribute if the condition holds; blank for a boolean one.
    pub fn attr_if(self, condition: bool, name: &'static str, value: &str) -> Self {
        if condition { self.attr(name, value) } else { self }
    }

    /// Sets an attribute that follows signals; absent while `None`.
    pub fn live_attr(self, name: &'static str, value: impl FnMut() -> Option<String> + Send + 'static) -> Self {
        let value: Box<dyn FnMut() -> Option<String> + Send> = Box::new(value);
        self.attribute(custom_attribute(name, value))
    }

    /// Sets what a field holds at first: a property, so that no typed secret becomes an attribute.
    pub fn value(self, value: String) -> Self {
        self.attribute(prop("value", value))
    }

    /// Calls `act` on an event.
    pub fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        let act: Box<dyn FnMut(Event)> = Box::new(act);
        self.attribute(on(Custom::<Event>::new(event), act))
    }

    /// Calls `act` when it is pressed.
    pub fn on_click(self, act: impl Fn() + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// Appends text or an element.
    pub fn child(mut self, part: impl Part) -> Self {
        self.children.push(part.part());
        self
    }

    /// Appends several parts.
    pub fn children(mut self, parts: impl IntoIterator<Item = AnyView>) -> Self {
        self.children.extend(parts);
        self
    }

    /// Ends it.
    pub fn view(self) -> AnyView {
        custom(self.tag).child(self.children).add_any_attr(self.attributes).into_any()
    }

    fn attribute(mut self, attribute: impl IntoAnyAttribute) -> Self {
        self.attributes.push(attribute.into_any_attr());
        self
    }
}

/// What can stand inside an element.
pub trait Part {
    /// As a view.
    fn part(self) -> AnyView;
}

impl Part for El {
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
    fn part(self) -> AnyView {
        self.into_any()
    }
}

impl Part for &str {
    fn part(self) -> AnyView {
        self.to_owned().into_any()
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

/// A part that is made anew whenever a signal that it reads changes.
pub fn live(part: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let part: Box<dyn FnMut() -> AnyView + Send> = Box::new(part);
    part.into_any()
}

/// An element with ready-made markup inside: constants of `src/text` only, never data.
pub fn rich(tag: &'static str, class: &'static str, markup: &'static str) -> AnyView {
    let element = if class.is_empty() { el(tag) } else { el(tag).class(class) };
    element.attribute(inner_html(markup)).view()
}
