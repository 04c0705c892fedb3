#include "pmml/cli/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

namespace pmml::cli {
namespace {

void put(std::FILE* stream, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stream);
}

constexpr std::size_t bar_width = 30;

std::string bar(std::string_view label, double fraction, double seconds) {
  if (fraction < 0) return fmt::format("\r{} ... {:.0f} s ", label, seconds);
  const auto filled = static_cast<std::size_t>(fraction * bar_width);
  return fmt::format("\r{} [{:#<{}}{:.<{}}] {:3.0f} % ", label, "", filled, "", bar_width - filled,
                     100 * fraction);
}

}  // namespace

Console::Console(bool json) : json_(json), colours_(isatty(STDOUT_FILENO) == 1) {}

void Console::line(std::string_view text) const {
  if (!json_) put(stdout, std::string(text) + "\n");
}

void Console::verdict(bool good, std::string_view text) const {
  if (!colours_) return line(text);
  line(std::string(good ? "\033[32m" : "\033[31m") + std::string(text) + "\033[0m");
}

void Console::problems(const Report& report) const {
  if (!json_) put(stderr, to_string(report));
}

void Console::result(const nlohmann::ordered_json& value) const {
  constexpr auto replace = nlohmann::ordered_json::error_handler_t::replace;
  if (json_) put(stdout, value.dump(2, ' ', false, replace) + "\n");
}

void Console::raw(std::string_view bytes) const {
  put(stdout, bytes);
}

nlohmann::ordered_json to_json(const Report& report) {
  auto list = nlohmann::ordered_json::array();
  for (const Problem& problem : report.problems()) {
    list.push_back({{"id", problem.id},
                    {"severity", to_string(problem.severity)},
                    {"layer", to_string(problem.layer)},
                    {"file", problem.file},
                    {"line", problem.where.line},
                    {"column", problem.where.column},
                    {"path", problem.path},
                    {"found", problem.found},
                    {"expected", problem.expected}});
  }
  return list;
}

struct Progress::State {
  std::string label;
  std::atomic<double> fraction{-1};
  std::mutex mutex;
  std::condition_variable wake;
  bool done = false;
  bool shown = false;
  std::thread thread;

  void run() {
    using namespace std::chrono_literals;
    const auto begin = std::chrono::steady_clock::now();
    std::unique_lock lock(mutex);
    wake.wait_for(lock, 1s, [&] { return done; });
    while (!done) {
      const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
      put(stderr, bar(label, fraction, elapsed.count()));
      shown = true;
      wake.wait_for(lock, 200ms, [&] { return done; });
    }
  }
};

Progress::Progress(std::string label) {
  if (isatty(STDERR_FILENO) != 1) return;
  state_ = std::make_unique<State>();
  state_->label = std::move(label);
  state_->thread = std::thread([state = state_.get()] { state->run(); });
}

Progress::~Progress() {
  if (state_ == nullptr) return;
  {
    const std::lock_guard lock(state_->mutex);
    state_->done = true;
  }
  state_->wake.notify_one();
  state_->thread.join();
  if (state_->shown) put(stderr, "\r\033[K");
}

void Progress::update(double fraction) {
  if (state_ != nullptr) state_->fraction = fraction;
}

}  // namespace pmml::cli
