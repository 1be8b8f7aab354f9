//! A task of the Windows Task Scheduler.

use std::path::Path;

use super::launchd::escaped;

pub(super) const FILE: &str = "reminders-task.xml";
pub(super) const NAME: &str = "Casekeep reminders";

/// A task that runs a program every quarter of an hour while the user is
/// signed in, and after a time when the computer slept.
pub fn task_scheduler_xml(program: &Path, arguments: &[String]) -> String {
    let words: Vec<String> = arguments.iter().map(|argument| quoted(argument)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Task version=\"1.2\" xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">\n\
         \x20 <Triggers><TimeTrigger>\n\
         \x20   <StartBoundary>2026-01-01T00:00:00</StartBoundary>\n\
         \x20   <Repetition><Interval>PT15M</Interval></Repetition>\n\
         \x20 </TimeTrigger></Triggers>\n\
         \x20 <Principals><Principal id=\"me\">\n\
         \x20   <LogonType>InteractiveToken</LogonType><RunLevel>LeastPrivilege</RunLevel>\n\
         \x20 </Principal></Principals>\n\
         \x20 <Settings>\n\
         \x20   <StartWhenAvailable>true</StartWhenAvailable>\n\
         \x20   <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>\n\
         \x20   <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>\n\
         \x20 </Settings>\n\
         \x20 <Actions Context=\"me\"><Exec>\n\
         \x20   <Command>{}</Command>\n\
         \x20   <Arguments>{}</Arguments>\n\
         \x20 </Exec></Actions>\n\
         </Task>\n",
        escaped(&program.to_string_lossy()),
        escaped(&words.join(" ")),
    )
}

/// A word for a Windows command line: a backslash only counts before a quote.
fn quoted(word: &str) -> String {
    let mut quoted = String::from("\"");
    let mut backslashes = 0;
    for c in word.chars() {
        match c {
            '\\' => backslashes += 1,
            '"' => {
                quoted.push_str(&"\\".repeat(backslashes + 1));
                backslashes = 0;
            }
            _ => backslashes = 0,
        }
        quoted.push(c);
    }
    quoted.push_str(&"\\".repeat(backslashes));
    quoted.push('"');
    quoted
}
