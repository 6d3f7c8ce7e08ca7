//! What a value in a PDF is used as.

/// What a value is used as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// Catalog, page, annotation, form field, file specification, or not known: may act or lead to what acts.
    Any,
    /// An action.
    Action,
    /// Resources of a page or of a form: dictionaries of [`Role::Named`] things.
    Resources,
    /// A dictionary whose keys are names that the author chose, of things that are drawn with.
    Named,
    /// What is drawn, or drawn with: content, fonts, pictures, the appearance of an annotation.
    Drawn,
    /// An element of the structure tree, whose `S` is its type and whose `A` are attributes.
    Structure,
    /// Names and text for people and programs that never act: destinations, document information, attributes.
    Inert,
}
