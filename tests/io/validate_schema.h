// A small schema in the manner of PMML, for tests that need no reference material.
#pragma once

#include <string>

#include "pmml/io/validate.h"

namespace pmml {

inline const std::string small_xsd = R"(<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:small"
           targetNamespace="urn:small" elementFormDefault="qualified">
  <xs:simpleType name="REAL-NUMBER"><xs:restriction base="xs:double"/></xs:simpleType>
  <xs:simpleType name="PROB-NUMBER">
    <xs:restriction base="xs:decimal"><xs:maxInclusive value="1"/></xs:restriction>
  </xs:simpleType>
  <xs:complexType name="Loose"><xs:anyAttribute processContents="skip"/></xs:complexType>
  <xs:element name="Extension">
    <xs:complexType mixed="true">
      <xs:sequence>
        <xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
      </xs:sequence>
      <xs:attribute name="name"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="row">
    <xs:complexType>
      <xs:sequence><xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    </xs:complexType>
  </xs:element>
  <xs:element name="True"><xs:complexType/></xs:element>
  <xs:element name="Count" type="xs:int"/>
  <xs:element name="Array">
    <xs:complexType>
      <xs:simpleContent>
        <xs:extension base="xs:string"><xs:attribute name="n" type="xs:nonNegativeInteger"/></xs:extension>
      </xs:simpleContent>
    </xs:complexType>
  </xs:element>
  <xs:element name="Node">
    <xs:complexType>
      <xs:sequence>
        <xs:element ref="Extension" minOccurs="0" maxOccurs="unbounded"/>
        <xs:element ref="True"/>
        <xs:choice minOccurs="0" maxOccurs="unbounded">
          <xs:element ref="Node"/>
          <xs:element ref="row"/>
        </xs:choice>
      </xs:sequence>
      <xs:attribute name="score" type="REAL-NUMBER"/>
      <xs:attribute name="share" type="PROB-NUMBER"/>
      <xs:attribute name="kind">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="leaf"/><xs:enumeration value="inner"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:attribute>
    </xs:complexType>
  </xs:element>
  <xs:element name="PMML">
    <xs:complexType>
      <xs:sequence>
        <xs:element ref="Count" minOccurs="0"/>
        <xs:element ref="Array" minOccurs="0"/>
        <xs:element ref="Node" maxOccurs="unbounded"/>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required"/>
    </xs:complexType>
  </xs:element>
</xs:schema>
)";

inline const Schema& small_schema() {
  static const Schema schema = Schema::from_memory(small_xsd, "small.xsd");
  return schema;
}

/// A document whose root, of one line, is valid around the given content.
inline std::string small(const std::string& content) {
  return "<PMML xmlns='urn:small' version='1'>\n" + content + "\n</PMML>\n";
}

}  // namespace pmml
