"use strict";
window.report = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const film = document.getElementById("film");
  const { l: left, r: right } = data.margins;
  let now = 0;

  const clock = (s) => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, "0")}`;
  const clamp = (s) => Math.min(Math.max(s, 0), data.duration);

  function draw() {
    document.querySelectorAll(".drawing").forEach((place) => {
      const { data: traces, layout } = data.figures[Number(place.dataset.figure)];
      Plotly.newPlot(place, traces, layout, { displayModeBar: false, responsive: true });
    });
  }

  // The plots keep their margins and their range, so that a place is a time.
  function place(frame, s) {
    const width = frame.clientWidth - left - right;
    return left + (s / data.duration) * width;
  }

  function timeAt(frame, clientX) {
    const box = frame.getBoundingClientRect();
    const width = box.width - left - right;
    return clamp(((clientX - box.left - left) / width) * data.duration);
  }

  function show(s) {
    now = clamp(s);
    document.querySelectorAll(".timed .frame").forEach((frame) => {
      const cursor = frame.querySelector(".cursor");
      cursor.style.transform = `translateX(${place(frame, now)}px)`;
      cursor.dataset.time = now.toFixed(3);
      frame.setAttribute("aria-valuenow", now.toFixed(2));
      frame.setAttribute("aria-valuetext", clock(now));
    });
    document.querySelectorAll("tr[data-start]").forEach((row) => {
      const here = now >= Number(row.dataset.start) && now <= Number(row.dataset.end);
      if (here) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    });
  }

  function go(s) {
    if (film && film.readyState > 0) film.currentTime = clamp(s);
    show(s);
  }

  function follow() {
    if (film.seeking === false) show(film.currentTime);
    if (!film.paused && !film.ended) requestAnimationFrame(follow);
  }

  function steer(frame) {
    let dragging = false;
    frame.addEventListener("pointerdown", (event) => {
      dragging = true;
      go(timeAt(frame, event.clientX));
    }, true);
    window.addEventListener("pointermove", (event) => {
      if (dragging) go(timeAt(frame, event.clientX));
    });
    window.addEventListener("pointerup", () => { dragging = false; });
    frame.addEventListener("keydown", (event) => {
      const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 10, PageDown: -10 };
      const to = { Home: 0, End: data.duration };
      if (event.key in steps) go(now + steps[event.key]);
      else if (event.key in to) go(to[event.key]);
      else if (event.key === " " && film) { if (film.paused) film.play(); else film.pause(); }
      else return;
      event.preventDefault();
    });
  }

  function listen() {
    document.querySelectorAll("[data-seek]").forEach((button) => {
      button.addEventListener("click", () => go(Number(button.dataset.seek)));
    });
    document.querySelectorAll(".timed .frame").forEach(steer);
    if (film) {
      film.addEventListener("play", () => requestAnimationFrame(follow));
      film.addEventListener("timeupdate", follow);
      film.addEventListener("seeked", follow);
      film.addEventListener("error", () => {
        film.hidden = true;
        document.getElementById("film-missing").hidden = false;
      });
    }
    window.addEventListener("resize", () => show(now));
    window.addEventListener("beforeprint", () => resize(data.print_width));
    window.addEventListener("afterprint", () => resize(null));
  }

  function resize(width) {
    document.querySelectorAll(".drawing").forEach((place) => {
      if (width) Plotly.relayout(place, { width, autosize: false });
      else Plotly.relayout(place, { width: undefined, autosize: true });
    });
    show(now);
  }

  function takeFilm() {
    const text = document.getElementById("film-bytes").textContent.trim();
    const step = 4 * 262144;
    const parts = [];
    for (let at = 0; at < text.length; at += step) {
      parts.push(Uint8Array.from(atob(text.slice(at, at + step)), (c) => c.charCodeAt(0)));
    }
    film.src = URL.createObjectURL(new Blob(parts, { type: "video/mp4" }));
  }

  function answers() {
    return [...document.querySelectorAll(".pair[data-agree]")].map((pair) => ({
      kind: pair.dataset.kind,
      number: Number(pair.dataset.number),
      start_s: Number(pair.dataset.start),
      side: pair.dataset.side || null,
      check: pair.dataset.check || null,
      verdict: pair.dataset.verdict,
      agree: pair.dataset.agree === "true",
    }));
  }

  function rate() {
    const save = document.getElementById("save");
    if (!save) return;
    let saved = true;
    document.querySelectorAll(".pair button").forEach((button) => {
      button.addEventListener("click", () => {
        const pair = button.parentElement;
        const off = button.getAttribute("aria-pressed") === "true";
        pair.querySelectorAll("button").forEach((each) => each.setAttribute("aria-pressed", String(each === button && !off)));
        if (off) delete pair.dataset.agree; else pair.dataset.agree = button.dataset.agree;
        const count = answers().length;
        save.disabled = count === 0;
        saved = count === 0;
        const words = count ? data.answered.replace("{count}", count) : data.answered_none;
        document.getElementById("answered").textContent = words;
      });
    });
    save.addEventListener("click", () => {
      const file = { ...data.ratings, ratings: answers() };
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1) + "\n"], { type: "application/json" }));
      link.download = data.ratings_name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      saved = true;
    });
    window.addEventListener("beforeunload", (event) => { if (!saved) event.preventDefault(); });
  }

  draw();
  listen();
  rate();
  show(0);
  document.documentElement.dataset.ready = "true";
  return { takeFilm };
})();
