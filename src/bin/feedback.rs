//! Mounts the app for feedback.

fn main() {
    perbarui::app::mount(perbarui::app::feedback::app);
}
