#include <arpa/inet.h>
#include <malloc.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "validate_schema.h"

namespace pmml {
namespace {

bool readable(int fd) {
  pollfd event{fd, POLLIN, 0};
  return ::poll(&event, 1, 50) > 0;
}

// A schema file that nobody should open, in a folder of its own.
class Bait {
 public:
  Bait() : folder_(std::filesystem::temp_directory_path() / ("bait" + std::to_string(getpid()))) {
    std::filesystem::create_directory(folder_);
    std::ofstream(file()) << small_xsd;
    watch_ = inotify_init1(IN_NONBLOCK);
    inotify_add_watch(watch_, folder_.c_str(), IN_OPEN | IN_ACCESS);
  }
  ~Bait() {
    ::close(watch_);
    std::filesystem::remove_all(folder_);
  }
  std::string file() const { return (folder_ / "schema.xsd").string(); }
  bool taken() const { return readable(watch_); }

 private:
  std::filesystem::path folder_;
  int watch_;
};

// A server on the loopback address that nobody should call.
class Listener {
 public:
  Listener() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    address_.sin_family = AF_INET;
    address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address_;
    auto* address = reinterpret_cast<sockaddr*>(&address_);
    REQUIRE(::bind(socket_, address, size) == 0);
    REQUIRE(::listen(socket_, 4) == 0);
    REQUIRE(::getsockname(socket_, address, &size) == 0);
  }
  ~Listener() { ::close(socket_); }
  std::string url() const {
    return "http://127.0.0.1:" + std::to_string(ntohs(address_.sin_port)) + "/schema.xsd";
  }
  bool called() const { return readable(socket_); }
  void call() const {
    const int caller = ::socket(AF_INET, SOCK_STREAM, 0);
    CHECK(::connect(caller, reinterpret_cast<const sockaddr*>(&address_), sizeof address_) == 0);
    ::close(caller);
  }

 private:
  int socket_;
  sockaddr_in address_{};
};

std::string with_hint(const std::string& attribute, const std::string& url) {
  const std::string value = attribute == "schemaLocation" ? "urn:small " + url : url;
  return "<PMML xmlns='urn:small' version='1' "
         "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:" +
         attribute + "='" + value + "'><Node><True/></Node></PMML>";
}

TEST_CASE("schema hints in a document open no file and no connection") {
  const Bait bait;
  const Listener server;
  for (const std::string attribute : {"schemaLocation", "noNamespaceSchemaLocation"}) {
    for (const std::string& url : {bait.file(), "file://" + bait.file(), server.url()}) {
      Report report;
      CHECK(validate(with_hint(attribute, url), small_schema(), report));
      CHECK(report.empty());
    }
  }
  CHECK_FALSE(bait.taken());
  CHECK_FALSE(server.called());
  std::ifstream(bait.file()).get();
  CHECK(bait.taken());
  server.call();
  CHECK(server.called());
}

TEST_CASE("a hint does not bring in declarations that the schema lacks") {
  const Bait bait;
  const Schema other = Schema::from_memory(
      "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:other'>"
      "<xs:element name='a'/></xs:schema>",
      "other.xsd");
  Report report;
  CHECK_FALSE(validate(with_hint("schemaLocation", bait.file()), other, report));
  CHECK(report.problems().at(0).id == "E-NAMESPACE");
  CHECK_FALSE(bait.taken());
}

TEST_CASE("a schema cannot bring in another file") {
  const Bait bait;
  const Listener server;
  for (const std::string& url : {bait.file(), server.url()}) {
    for (const std::string tag : {"include", "import namespace='urn:b'", "redefine"}) {
      const std::string xsd =
          "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' "
          "targetNamespace='urn:small'><xs:" +
          tag + " schemaLocation='" + url + "'/></xs:schema>";
      CHECK_THROWS_AS(Schema::from_memory(xsd, "a.xsd"), InvalidDocument);
    }
  }
  CHECK_FALSE(bait.taken());
  CHECK_FALSE(server.called());
}

TEST_CASE("a document type is refused before anything is expanded") {
  std::string bomb = "<!DOCTYPE PMML [<!ENTITY a0 'lol'>";
  for (int i = 1; i < 40; ++i) {
    const std::string previous = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " '" + previous + previous + "'>";
  }
  bomb += "]><PMML xmlns='urn:small' version='&a39;'/>";
  Report report;
  CHECK_FALSE(validate(bomb, small_schema(), report));
  REQUIRE(report.total() == 1);
  CHECK(report.problems()[0].id == "E-DOCTYPE");
}

TEST_CASE("threads validate against one schema at the same time") {
  std::string content;
  for (int i = 0; i < 50; ++i) content += "<Node share='0.5' kind='leaf'><True/></Node>";
  const std::string valid = small("<Array n='3'>1 2 3</Array>" + content);
  const std::string invalid = small("<Array n='-3'>1 2 3</Array>" + content + "<Node/>");
  const Schema fresh = Schema::from_memory(small_xsd, "small.xsd");
  std::atomic<int> wrong = 0;
  const auto work = [&] {
    for (int i = 0; i < 100; ++i) {
      Report report;
      if (!validate(valid, fresh, report) || !report.empty()) ++wrong;
      if (validate(invalid, fresh, report) || report.total() != 2) ++wrong;
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
}

// Schemas may have patterns of their own, which Xerces completes on first use.
TEST_CASE("threads share a schema with patterns") {
  const std::string xsd =
      "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a'>"
      "<xs:simpleType><xs:restriction base='xs:string'><xs:pattern value='[b-d]+[e-g]*'/>"
      "</xs:restriction></xs:simpleType></xs:element></xs:schema>";
  std::atomic<int> wrong = 0;
  for (int round = 0; round < 20; ++round) {
    const Schema schema = Schema::from_memory(xsd, "a.xsd");
    const auto work = [&] {
      Report report;
      if (!validate("<a>bcdefg</a>", schema, report)) ++wrong;
      if (validate("<a>xyz</a>", schema, report)) ++wrong;
    };
    std::thread one(work);
    std::thread two(work);
    one.join();
    two.join();
  }
  CHECK(wrong == 0);
}

// Bytes in use by the C library's allocator; 0 where a sanitizer replaces it and counts itself.
std::size_t bytes_in_use() {
  return ::mallinfo2().uordblks;
}

TEST_CASE("a thousand validations leave no memory behind") {
  const std::string valid = small("<Node><True/></Node>");
  const std::string invalid = small("<Node score='x'/><Foo/><X-a/><Node share='2'><True/></Node>");
  const auto repeat = [&](int times) {
    for (int i = 0; i < times; ++i) {
      Report report;
      CHECK(validate(valid, small_schema(), report));
      CHECK_FALSE(validate(invalid, small_schema(), report));
    }
  };
  repeat(300);
  const std::size_t before = bytes_in_use();
  repeat(1000);
  CHECK(bytes_in_use() <= before + 64 * 1024);
}

TEST_CASE("names and namespaces never seen before do not pile up") {
  const auto meet = [](int from, int to) {
    for (int i = from; i < to; ++i) {
      const std::string name = "name" + std::string(200, '-') + std::to_string(i);
      Report report;
      CHECK(validate(small("<Node><Extension><" + name + " xmlns='urn:" + name +
                           "'/></Extension><True/></Node>"),
                     small_schema(), report));
    }
  };
  meet(0, 1000);
  const std::size_t before = bytes_in_use();
  meet(1000, 11000);
  CHECK(bytes_in_use() <= before + 1024 * 1024);
}

}  // namespace
}  // namespace pmml
