//! A launchd agent.

use std::path::Path;

pub(super) const FILE: &str = "org.casekeep.reminders.plist";

/// An agent that runs a program every quarter of an hour.
pub fn launchd_agent(program: &Path, arguments: &[String]) -> String {
    let mut words = format!(
        "    <string>{}</string>\n",
        escaped(&program.to_string_lossy())
    );
    for argument in arguments {
        words.push_str(&format!("    <string>{}</string>\n", escaped(argument)));
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \
         \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n\
         <plist version=\"1.0\">\n<dict>\n\
         \x20 <key>Label</key>\n  <string>org.casekeep.reminders</string>\n\
         \x20 <key>ProgramArguments</key>\n  <array>\n{words}  </array>\n\
         \x20 <key>StartInterval</key>\n  <integer>900</integer>\n\
         \x20 <key>RunAtLoad</key>\n  <true/>\n\
         </dict>\n</plist>\n"
    )
}

/// Text inside XML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
