document.addEventListener("click", () => document.documentElement.classList.add("pressed"));
