// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import java.util.ArrayList;
import java.util.List;

/** Addresses that look like SNS's to some reader of URLs. */
final class AddressTricks {
  private static final String HOST = "sns.eu-central-1.amazonaws.com";
  private static final String FILE = "/SimpleNotificationService-0123456789abcdef.pem";

  private AddressTricks() {}

  /** None of these may ever be asked for a certificate of the topic in eu-central-1. */
  static List<String> all() {
    List<String> urls = new ArrayList<>();
    hosts(urls);
    authorities(urls);
    paths(urls);
    schemes(urls);
    return urls;
  }

  private static void hosts(List<String> urls) {
    for (String host :
        new String[] {
          "evil.example",
          "evilamazonaws.com",
          "amazonaws.com",
          "sns.amazonaws.com",
          "evil.sns.eu-central-1.amazonaws.com",
          "sns.eu-central-1.amazonaws.com.evil.example",
          "sns.eu-central-1.evilamazonaws.com",
          "sns.eu-central-1.amazonaws.com.cn",
          "sns.us-east-1.amazonaws.com",
          "sns.eu-central-1.amazonaws.co",
          "sns-eu-central-1.amazonaws.com",
          "s3.eu-central-1.amazonaws.com",
          "sns.s3.amazonaws.com",
          "bucket.s3.amazonaws.com",
          "sns.x.amazonaws.com",
          "sns.eu-central-1.amazonaws.com.",
          "SNS.eu-central-1.amazonaws.com",
          "sns.eu-central-1.AMAZONAWS.com",
          "sns.eu\u2010central\u20101.amazonaws.com",
          "sns.eu-central-1.\u0430mazonaws.com",
          "sns.eu-central-1.amazonaws\u3002com",
          "\uff53ns.eu-central-1.amazonaws.com",
          "xn--sns.eu-central-1.amazonaws.com",
          "127.0.0.1",
          "[::1]",
          "169.254.169.254",
          "2130706433",
          "0x7f000001",
          "0177.0.0.1",
          "localhost",
          "[::ffff:127.0.0.1]",
          "10.0.0.1",
          "metadata.google.internal",
          ""
        }) {
      urls.add("https://" + host + FILE);
    }
  }

  private static void authorities(List<String> urls) {
    for (String authority :
        new String[] {
          HOST + "@evil.example",
          "evil.example@" + HOST,
          "user:pass@" + HOST,
          HOST + ":443",
          HOST + ":8443",
          HOST + ":80",
          HOST + ":",
          HOST + "%2eevil.example",
          HOST + "%00.evil",
          "evil.example\\@" + HOST,
          HOST + "\\.evil.example",
          "evil.example#@" + HOST,
          "evil.example?@" + HOST,
          HOST + "\t.evil.example",
          HOST + "\r\nHost: evil.example",
          " " + HOST,
          HOST + " ",
          "evil.example\\" + HOST,
          "@" + HOST
        }) {
      urls.add("https://" + authority + FILE);
    }
  }

  private static void paths(List<String> urls) {
    for (String path :
        new String[] {
          "", "/", "/.pem", "/a/b.pem", "//evil.example/a.pem", "/../a.pem", "/%2e%2e/a.pem",
          "/a.pem?x=1", "/a.pem#x", "/a.pem/", "/a.pem;x", "/a.pem%00", "/a.pem ", "/a.pem\n",
          "/a.PEM", "/a.der", "/a.pem.html", "/apem", "/?Action=x&y=a.pem", "/#a.pem", "/a b.pem",
          "\\a.pem", "/bucket/evil.pem", "/a%2fb.pem", "/a.pem?redirect=https://evil.example/a.pem"
        }) {
      urls.add("https://" + HOST + path);
    }
  }

  private static void schemes(List<String> urls) {
    for (String start :
        new String[] {
          "http://",
          "HTTPS://",
          "ftp://",
          "file://",
          "https:/",
          "https:",
          "//",
          "jar:https://",
          "https:\\\\",
          " https://",
          "\thttps://",
          "https://https://",
          "gopher://",
          "data:,https://",
          "view-source:https://",
          "https\u003a//\u200b"
        }) {
      urls.add(start + HOST + FILE);
    }
  }
}
