// Lets the database addon, written for Node-API 10, run where the runtime offers Node-API 9 (Node 20, Electron 33).
// Node-API 10 may hold a reference to any value; 9 only to objects, functions and symbols. So a primitive is put into
// a tagged box when a reference to it is made, and taken out when the reference is read.
#pragma once
#undef NAPI_VERSION
#define NAPI_VERSION 9
#include <node_api.h>

static const napi_type_tag primitive_box_tag = {0x6e617069, 0x39626f78};

static inline napi_status create_boxed_reference(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  napi_valuetype type;
  napi_value held = value;
  napi_typeof(env, value, &type);
  if (type != napi_object && type != napi_function && type != napi_symbol && type != napi_external) {
    napi_create_object(env, &held);
    napi_type_tag_object(env, held, &primitive_box_tag);
    napi_set_element(env, held, 0, value);
  }
  return napi_create_reference(env, held, count, result);
}

static inline napi_status read_boxed_reference(napi_env env, napi_ref reference, napi_value* result) {
  napi_status status = napi_get_reference_value(env, reference, result);
  if (status != napi_ok || !*result) return status;
  napi_valuetype type;
  bool boxed = false;
  napi_typeof(env, *result, &type);
  if (type == napi_object) napi_check_object_type_tag(env, *result, &primitive_box_tag, &boxed);
  return boxed ? napi_get_element(env, *result, 0, result) : status;
}

#define napi_create_reference create_boxed_reference
#define napi_get_reference_value read_boxed_reference
