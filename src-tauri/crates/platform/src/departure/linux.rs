//! What a Linux desktop tells over D-Bus: its screen saver on the session's bus,
//! logind on the system's.

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use dbus::arg::OwnedFd;
use dbus::blocking::stdintf::org_freedesktop_dbus::{Properties, PropertiesPropertiesChanged};
use dbus::blocking::{Connection, Proxy};
use dbus::message::{MatchRule, SignalArgs};
use dbus::Path;

use super::Departure;

type Left = Arc<dyn Fn(Departure) + Send + Sync>;

const LOGIN: &str = "org.freedesktop.login1";
const LOGIN_PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const USER: &str = "org.freedesktop.login1.User";
/// GNOME's own name came before the common one, and both are in use.
const SCREEN_SAVERS: [&str; 2] = ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"];
/// How long a question to the system may take.
const PATIENCE: Duration = Duration::from_secs(2);
/// A turn of waiting; signals end it at once.
const TURN: Duration = Duration::from_secs(3600);

/// Listens on both buses, each in a thread of its own. A bus that is missing or
/// ends is no longer listened to.
pub(super) fn watch(left: Left) {
    let screen = Arc::clone(&left);
    thread::spawn(move || drop(watch_screen(&screen)));
    thread::spawn(move || drop(watch_login(&left)));
}

fn watch_screen(left: &Left) -> Result<(), dbus::Error> {
    let bus = Connection::new_session()?;
    for name in SCREEN_SAVERS {
        let left = Arc::clone(left);
        let rule = MatchRule::new_signal(name, "ActiveChanged");
        bus.add_match(rule, move |(active,): (bool,), _, _| {
            if active {
                left(Departure::ScreenLocked);
            }
            true
        })?;
    }
    loop {
        bus.process(TURN)?;
    }
}

fn watch_login(left: &Left) -> Result<(), dbus::Error> {
    let bus = Connection::new_system()?;
    let login = bus.with_proxy(LOGIN, LOGIN_PATH, PATIENCE);
    if let Ok(session) = own_session(&login) {
        watch_session(&bus, session, left)?;
    }
    let awake = Arc::new(AtomicBool::new(true));
    let (told, before_sleep) = (Arc::clone(&awake), Arc::clone(left));
    let rule = MatchRule::new_signal(MANAGER, "PrepareForSleep").with_sender(LOGIN);
    bus.add_match(rule, move |(begins,): (bool,), _, _| {
        if begins {
            before_sleep(Departure::Sleep);
        }
        told.store(!begins, Ordering::Relaxed);
        true
    })?;
    let hold: Cell<Option<OwnedFd>> = Cell::new(None);
    loop {
        // Held while awake, so that the system waits for us before it sleeps.
        let held = hold.take();
        hold.set(match (awake.load(Ordering::Relaxed), held) {
            (true, None) => delay_sleep(&login),
            (true, held) => held,
            (false, _) => None,
        });
        bus.process(TURN)?;
    }
}

/// Asks logind to wait before a sleep for as long as the answer lives.
fn delay_sleep(login: &Proxy<'_, &Connection>) -> Option<OwnedFd> {
    let asked: Result<(OwnedFd,), _> =
        login.method_call(MANAGER, "Inhibit", ("sleep", "Casekeep", "lock", "delay"));
    asked.ok().map(|(held,)| held)
}

fn watch_session(bus: &Connection, path: Path<'static>, left: &Left) -> Result<(), dbus::Error> {
    let locked = Arc::clone(left);
    let rule = MatchRule::new_signal(SESSION, "Lock")
        .with_sender(LOGIN)
        .with_path(path.clone());
    bus.add_match(rule, move |(): (), _, _| {
        locked(Departure::ScreenLocked);
        true
    })?;
    let left = Arc::clone(left);
    let rule = PropertiesPropertiesChanged::match_rule(None, None)
        .static_clone()
        .with_sender(LOGIN)
        .with_path(path);
    bus.add_match(rule, move |changed: PropertiesPropertiesChanged, _, _| {
        let now = |name: &str| dbus::arg::prop_cast::<bool>(&changed.changed_properties, name);
        if now("LockedHint") == Some(&true) {
            left(Departure::ScreenLocked);
        } else if now("Active") == Some(&false) {
            left(Departure::UserSwitched);
        }
        true
    })?;
    Ok(())
}

/// The session this program is shown in. Started by the desktop's service
/// starter it is in none itself: then the one it was told of, or the one its
/// user looks at.
fn own_session(login: &Proxy<'_, &Connection>) -> Result<Path<'static>, dbus::Error> {
    let by_process: Result<(Path<'static>,), _> =
        login.method_call(MANAGER, "GetSessionByPID", (std::process::id(),));
    if let Ok((path,)) = by_process {
        return Ok(path);
    }
    if let Ok(id) = std::env::var("XDG_SESSION_ID") {
        let by_name: Result<(Path<'static>,), _> = login.method_call(MANAGER, "GetSession", (id,));
        if let Ok((path,)) = by_name {
            return Ok(path);
        }
    }
    let user = rustix::process::getuid().as_raw();
    let (user,): (Path<'static>,) = login.method_call(MANAGER, "GetUser", (user,))?;
    let user = Proxy::new(LOGIN, user, PATIENCE, login.connection);
    let (_, path): (String, Path<'static>) = user.get(USER, "Display")?;
    Ok(path)
}
